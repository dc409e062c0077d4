<?xml version="1.0" encoding="UTF-8"?>
<!-- ret: sanawyň näme üçin alynmandygy -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:p="urn:trmgateway:pack:1"
                xmlns="urn:trmgateway:pack:1" exclude-result-prefixes="trm p">

  <xsl:import href="../../shared/to-national.xsl"/>

  <xsl:template match="/p:Refusal">
    <csv>
      <row>
        <cell name="sanaw">ret</cell>
        <cell name="habar"><xsl:value-of select="$trm:context?message-id"/></cell>
        <cell name="salgylanma"><xsl:value-of select="$trm:context?case-reference"/></cell>
        <cell name="kod"><xsl:value-of select="@code"/></cell>
        <cell name="meýdan"><xsl:value-of select="@field"/></cell>
        <cell name="düzgün"><xsl:value-of select="@rule"/></cell>
        <cell name="setir"><xsl:value-of select="@position"/></cell>
        <cell name="düşündiriş"><xsl:value-of select="@text"/></cell>
      </row>
    </csv>
  </xsl:template>
</xsl:stylesheet>
