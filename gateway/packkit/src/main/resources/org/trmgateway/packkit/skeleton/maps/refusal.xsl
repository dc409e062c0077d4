<?xml version="1.0" encoding="UTF-8"?>
<!-- Why a message of the national system was not taken: code, place and a sentence, never a value. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:p="urn:trmgateway:pack:1"
                exclude-result-prefixes="#all">

  <xsl:import href="../../shared/to-national.xsl"/>

  <xsl:template match="/p:Refusal">
    <refusal code="{@code}" message="{$trm:context?message-id}">
      <xsl:if test="$trm:context?case-number ne ''">
        <xsl:attribute name="number" select="$trm:context?case-number"/>
      </xsl:if>
      <xsl:copy-of select="@field, @rule"/>
      <xsl:if test="@position">
        <xsl:attribute name="line" select="@position"/>
      </xsl:if>
      <explanation><xsl:value-of select="@text"/></explanation>
    </refusal>
  </xsl:template>
</xsl:stylesheet>
