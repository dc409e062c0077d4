<?xml version="1.0" encoding="UTF-8"?>
<!-- Why a form was not taken: code, place and a sentence, never a value. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1"
                xmlns:p="urn:trmgateway:pack:1" xmlns="urn:trmgateway:pack:1" exclude-result-prefixes="#all">

  <xsl:import href="../../shared/to-national.xsl"/>

  <xsl:template match="/p:Refusal">
    <text>
      <line key="veids">atteikums</line>
      <line key="ziņojums"><xsl:value-of select="$trm:context?message-id"/></line>
      <xsl:for-each select="$trm:context?case-number[. ne '']"><line key="lieta"><xsl:value-of select="."/></line></xsl:for-each>
      <line key="kods"><xsl:value-of select="@code"/></line>
      <xsl:for-each select="@field"><line key="lauks"><xsl:value-of select="."/></line></xsl:for-each>
      <xsl:for-each select="@rule"><line key="noteikums"><xsl:value-of select="."/></line></xsl:for-each>
      <xsl:for-each select="@position"><line key="rinda"><xsl:value-of select="."/></line></xsl:for-each>
      <line key="paskaidrojums"><xsl:value-of select="@text"/></line>
    </text>
  </xsl:template>
</xsl:stylesheet>
