<?xml version="1.0" encoding="UTF-8"?>
<!-- Why a form of the office was not taken. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:plain="urn:trmgateway:plain:1" xmlns:iom="urn:trmgateway:iom"
                xmlns:p="urn:trmgateway:pack:1" xmlns="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:import href="json.xsl"/>

  <xsl:template match="/p:Refusal">
    <map>
      <xsl:call-template name="plain:provenance"><xsl:with-param name="form" select="'Refusal'"/></xsl:call-template>
      <xsl:for-each select="@code, @text, @field, @rule">
        <string key="{local-name()}"><xsl:value-of select="."/></string>
      </xsl:for-each>
      <xsl:for-each select="@position">
        <number key="position"><xsl:value-of select="."/></number>
      </xsl:for-each>
    </map>
  </xsl:template>
</xsl:stylesheet>
