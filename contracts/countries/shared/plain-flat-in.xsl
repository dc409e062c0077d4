<?xml version="1.0" encoding="UTF-8"?>
<!--
  A plain form of cells or of lines that comes in. In CSV the cells of one group in one row are one group; what may be there several times goes on
  in the next rows. In text a group that may be there several times begins with a line of its name; a group that may not needs none.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" xmlns:plain="urn:trmgateway:plain:1" xmlns:p="urn:trmgateway:pack:1"
                xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="plain-in.xsl"/>

  <xsl:variable name="plain:facts" as="xs:string+"
                select="('messageId', 'from', 'to', 'created', 'originalCode', 'losses', 'sealedFor') ! plain:name(.)"/>

  <xsl:template match="p:csv" mode="form">
    <xsl:element name="{plain:element(p:row[1]/p:cell[@name eq plain:name('form')][1])}" namespace="urn:trmgateway:messages:1">
      <xsl:for-each select="p:row">
        <xsl:sequence select="plain:groups(p:cell)"/>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <xsl:template match="p:text" mode="form">
    <xsl:element name="{plain:element(p:line[@key eq plain:name('form')][1])}" namespace="urn:trmgateway:messages:1">
      <xsl:for-each-group select="p:line" group-starting-with="p:line[plain:is-group(plain:element(@key))]">
        <xsl:sequence select="plain:groups(current-group()[not(plain:is-group(plain:element(@key)))])"/>
      </xsl:for-each-group>
    </xsl:element>
  </xsl:template>

  <xsl:function name="plain:groups" as="element()*">
    <xsl:param name="values" as="element()*"/>
    <xsl:sequence select="$values[(@name, @key) = $plain:facts] ! plain:refuse(string((@name, @key)), 'gateway-made')"/>
    <xsl:for-each-group select="$values[not((@name, @key) = plain:name('form'))]" group-by="$trm:shape?leaves(plain:element((@name, @key)))?group">
      <xsl:variable name="fields" select="current-group() ! plain:value(.)"/>
      <xsl:choose>
        <xsl:when test="current-grouping-key() eq 'ConsentCell'">
          <Consent><ConsentCell><xsl:sequence select="$fields"/></ConsentCell></Consent>
        </xsl:when>
        <xsl:otherwise>
          <xsl:element name="{current-grouping-key()}" namespace="urn:trmgateway:messages:1">
            <xsl:sequence select="$fields"/>
          </xsl:element>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:function>

  <!-- a value, or in parentheses the word for the reason why there is none; without them it is that word only where it is no code of the field -->
  <xsl:function name="plain:value" as="element()*">
    <xsl:param name="value" as="element()"/>
    <xsl:variable name="name" select="plain:element(($value/@name, $value/@key))"/>
    <xsl:variable name="bare" select="replace(trm:text($value), '^\((.*)\)$', '$1')"/>
    <xsl:variable name="status" select="plain:status($bare)"/>
    <xsl:sequence select="if (exists($status) and ($bare ne trm:text($value) or not(plain:knows($name, $value)))) then plain:unstated($name, $status) else plain:read($name, $value)"/>
  </xsl:function>

  <xsl:function name="plain:knows" as="xs:boolean">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="item()"/>
    <xsl:variable name="table" select="plain:table($name)"/>
    <xsl:variable name="list" select="$trm:shape?leaves($name)?list"/>
    <xsl:sequence select="if (exists($table)) then exists(plain:national-code($table, $value))
        else exists($list[. ne ''] ! $plain:codes(.) ! .(plain:fold($value)))"/>
  </xsl:function>
</xsl:stylesheet>
