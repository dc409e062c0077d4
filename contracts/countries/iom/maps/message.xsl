<?xml version="1.0" encoding="UTF-8"?>
<!--
  Any message, member by member under the canonical names: a group is an object, or an array of objects where a message may hold several;
  a field that may repeat is an array; a code stands beside its label.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" xmlns:iom="urn:trmgateway:iom" xmlns:c="urn:trmgateway:messages:1"
                xmlns="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:import href="json.xsl"/>

  <xsl:template match="/c:*">
    <map>
      <xsl:call-template name="iom:provenance"><xsl:with-param name="form" select="local-name()"/></xsl:call-template>
      <xsl:sequence select="iom:groups(c:* except (c:Losses, c:Sealed))"/>
      <xsl:call-template name="iom:remarks"/>
    </map>
  </xsl:template>

  <xsl:function name="iom:groups" as="element()*">
    <xsl:param name="groups" as="element()*"/>
    <xsl:for-each-group select="$groups" group-by="local-name()">
      <xsl:choose>
        <xsl:when test="current-grouping-key() eq 'ConsentCell' or $trm:shape?groups(current-grouping-key())">
          <array key="{current-grouping-key()}">
            <xsl:for-each select="current-group()">
              <map><xsl:sequence select="iom:members(.)"/></map>
            </xsl:for-each>
          </array>
        </xsl:when>
        <xsl:otherwise>
          <map key="{current-grouping-key()}"><xsl:sequence select="current-group() ! iom:members(.)"/></map>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:function name="iom:members" as="element()*">
    <xsl:param name="group" as="element()"/>
    <xsl:for-each-group select="$group/c:*[not(self::c:ConsentCell)]" group-by="local-name()">
      <xsl:variable name="leaf" select="$trm:shape?leaves(current-grouping-key())"/>
      <xsl:choose>
        <xsl:when test="$leaf?repeats">
          <array key="{current-grouping-key()}"><xsl:sequence select="current-group() ! iom:value(., $leaf, ())"/></array>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="iom:value(., $leaf, current-grouping-key())"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
    <xsl:sequence select="iom:groups($group/c:ConsentCell)"/>
  </xsl:function>

  <!-- one value; in an array it has no key -->
  <xsl:function name="iom:value" as="element()">
    <xsl:param name="value" as="element()"/>
    <xsl:param name="leaf" as="map(*)"/>
    <xsl:param name="key" as="xs:string?"/>
    <xsl:variable name="plain" as="element()">
      <xsl:choose>
        <xsl:when test="$value/@trm_dataStatus">
          <map><string key="dataStatus"><xsl:value-of select="$value/@trm_dataStatus"/></string></map>
        </xsl:when>
        <xsl:when test="$leaf?kind eq 'boolean'">
          <boolean><xsl:value-of select="$value"/></boolean>
        </xsl:when>
        <xsl:when test="$leaf?kind eq 'number'">
          <number><xsl:value-of select="xs:integer($value)"/></number>
        </xsl:when>
        <xsl:when test="$leaf?list ne ''">
          <map>
            <xsl:for-each select="$value">
              <xsl:call-template name="iom:members"><xsl:with-param name="list" select="$leaf?list"/></xsl:call-template>
            </xsl:for-each>
          </map>
        </xsl:when>
        <xsl:otherwise>
          <string><xsl:value-of select="$value"/></string>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{local-name($plain)}" namespace="http://www.w3.org/2005/xpath-functions">
      <xsl:if test="exists($key)">
        <xsl:attribute name="key" select="$key"/>
      </xsl:if>
      <xsl:sequence select="$plain/node()"/>
    </xsl:element>
  </xsl:function>
</xsl:stylesheet>
