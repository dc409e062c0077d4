<?xml version="1.0" encoding="UTF-8"?>
<!-- odmietnutie: prečo tlačivo nebolo prijaté -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:sk="urn:trmgateway:sk" xmlns:p="urn:trmgateway:pack:1"
                xmlns="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:import href="von.xsl"/>

  <xsl:template match="/p:Refusal">
    <map>
      <xsl:call-template name="sk:hlavička">
        <xsl:with-param name="tlačivo" select="'odmietnutie'"/>
      </xsl:call-template>
      <string key="kód"><xsl:value-of select="@code"/></string>
      <string key="opis"><xsl:value-of select="@text"/></string>
      <xsl:for-each select="@field">
        <string key="údaj"><xsl:value-of select="."/></string>
      </xsl:for-each>
      <xsl:for-each select="@rule">
        <string key="pravidlo"><xsl:value-of select="."/></string>
      </xsl:for-each>
      <xsl:for-each select="@position">
        <number key="poradie"><xsl:value-of select="."/></number>
      </xsl:for-each>
    </map>
  </xsl:template>
</xsl:stylesheet>
