<?xml version="1.0" encoding="UTF-8"?>
<!-- Members of a JSON object for leaves of a message. A member is there when its leaf is; it always has the same type. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" xmlns:iom="urn:trmgateway:iom" xmlns:c="urn:trmgateway:messages:1"
                xmlns="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:import href="../../shared/plain-json-out.xsl"/>

  <xsl:function name="iom:text" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="leaf" as="element()?"/>
    <xsl:for-each select="$leaf[not(@trm_dataStatus)]">
      <string key="{$key}"><xsl:value-of select="."/></string>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="iom:texts" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="leaves" as="element()*"/>
    <xsl:where-populated>
      <array key="{$key}">
        <xsl:for-each select="$leaves[not(@trm_dataStatus)]">
          <string><xsl:value-of select="."/></string>
        </xsl:for-each>
      </array>
    </xsl:where-populated>
  </xsl:function>

  <xsl:function name="iom:number" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="leaf" as="element()?"/>
    <xsl:for-each select="$leaf[not(@trm_dataStatus)]">
      <number key="{$key}"><xsl:value-of select="xs:integer(.)"/></number>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="iom:boolean" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="leaf" as="element()?"/>
    <xsl:for-each select="$leaf[not(@trm_dataStatus)]">
      <boolean key="{$key}"><xsl:value-of select="."/></boolean>
    </xsl:for-each>
  </xsl:function>

  <!-- code, label, and the code of the country that sent it -->
  <xsl:function name="iom:code" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="leaf" as="element()?"/>
    <xsl:param name="list" as="xs:string"/>
    <xsl:for-each select="$leaf[not(@trm_dataStatus)]">
      <map key="{$key}"><xsl:call-template name="iom:members"><xsl:with-param name="list" select="$list"/></xsl:call-template></map>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="iom:codes" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="leaves" as="element()*"/>
    <xsl:param name="list" as="xs:string"/>
    <xsl:where-populated>
      <array key="{$key}">
        <xsl:for-each select="$leaves[not(@trm_dataStatus)]">
          <map><xsl:call-template name="iom:members"><xsl:with-param name="list" select="$list"/></xsl:call-template></map>
        </xsl:for-each>
      </array>
    </xsl:where-populated>
  </xsl:function>

  <xsl:template name="iom:members">
    <xsl:param name="list" as="xs:string"/>
    <string key="code"><xsl:value-of select="."/></string>
    <string key="label"><xsl:value-of select="trm:label($list, .)"/></string>
    <xsl:for-each select="trm:original(.)">
      <string key="originalCode"><xsl:value-of select="."/></string>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
