<?xml version="1.0" encoding="UTF-8"?>
<!-- ret: hatyň näme üçin alynmandygy -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:tm="urn:trmgateway:tm"
                xmlns:p="urn:trmgateway:pack:1" exclude-result-prefixes="#all">

  <xsl:import href="giden.xsl"/>

  <xsl:template match="p:Refusal" mode="hat">
    <xsl:call-template name="tm:başy"><xsl:with-param name="hat" select="'ret'"/></xsl:call-template>
    <xsl:sequence select="tm:setir('Kod', string(@code))"/>
    <xsl:sequence select="tm:setir('Meýdan', @field ! string())"/>
    <xsl:sequence select="tm:setir('Düzgün', @rule ! string())"/>
    <xsl:sequence select="tm:setir('Setir', @position ! string())"/>
    <xsl:sequence select="tm:setir('Düşündiriş', string(@text))"/>
  </xsl:template>
</xsl:stylesheet>
