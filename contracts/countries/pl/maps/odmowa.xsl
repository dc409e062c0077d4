<?xml version="1.0" encoding="UTF-8"?>
<!-- odmowa: dlaczego dokument nie został przyjęty -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:p="urn:trmgateway:pack:1"
                exclude-result-prefixes="#all">

  <xsl:import href="../../shared/to-national.xsl"/>

  <xsl:template match="/p:Refusal">
    <odmowa wiadomosc="{$trm:context?message-id}" sprawa="{$trm:context?case-reference}" utworzono="{$trm:context?created}" kod="{@code}">
      <xsl:if test="$trm:context?case-number ne ''">
        <xsl:attribute name="nr" select="$trm:context?case-number"/>
      </xsl:if>
      <xsl:if test="@field">
        <xsl:attribute name="pole" select="@field"/>
      </xsl:if>
      <xsl:if test="@rule">
        <xsl:attribute name="zasada" select="@rule"/>
      </xsl:if>
      <xsl:if test="@position">
        <xsl:attribute name="wiersz" select="@position"/>
      </xsl:if>
      <opis><xsl:value-of select="@text"/></opis>
    </odmowa>
  </xsl:template>
</xsl:stylesheet>
