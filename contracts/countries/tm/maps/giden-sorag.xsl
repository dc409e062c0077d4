<?xml version="1.0" encoding="UTF-8"?>
<!-- M01 CapabilityQuery -> sorag -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:tm="urn:trmgateway:tm"
                xmlns:c="urn:trmgateway:messages:1" xmlns="urn:trmgateway:pack:1" exclude-result-prefixes="#all">

  <xsl:import href="giden.xsl"/>

  <xsl:template match="c:CapabilityQuery" mode="hat">
    <xsl:call-template name="tm:başy"><xsl:with-param name="hat" select="'M01'"/></xsl:call-template>
    <xsl:sequence select="tm:setir('Gyssaglylyk', tm:söz(c:Case/c:trm_Urgency, 'trm_Urgency'))"/>
    <xsl:sequence select="tm:setir('Jogap möhleti', tm:sene(c:Case/c:trm_AnswerBy))"/>
    <xsl:for-each select="c:Query">
      <xsl:sequence select="tm:setir('Zerurlyk', tm:kod(c:trm_QueryNeed, 'zerurlyk'))"/>
      <xsl:sequence select="tm:setir('Hünärmen', tm:kod(c:trm_QuerySpeciality, 'hünärmen'))"/>
      <xsl:sequence select="tm:setir('Ýaşy', tm:söz(c:trm_QueryAgeBand, 'trm_AgeBand'))"/>
      <xsl:sequence select="tm:setir('Jynsy', tm:söz(c:trm_QueryGenderGroup, 'trm_GenderGroup'))"/>
      <!-- Türkmenistanyň welaýaty ýurdy özi görkezýär -->
      <xsl:sequence select="tm:setir('Ýurt', tm:söz(c:trm_QueryCountry[not(starts-with(../c:trm_QueryRegion, 'TM-'))], 'Country'))"/>
      <xsl:sequence select="tm:setir('Welaýat', tm:welaýat(c:trm_QueryRegion))"/>
      <xsl:sequence select="tm:setir('Dil', tm:söz(c:trm_QueryLanguage, 'Language'))"/>
      <xsl:sequence select="tm:setir('Elýeterlilik', tm:söz(c:trm_QueryAccessibility, 'trm_AccessibilityNeed'))"/>
      <xsl:sequence select="tm:setir('Başlanýan senesi', tm:sene(c:trm_QueryFrom))"/>
      <xsl:sequence select="tm:setir('Gutarýan senesi', tm:sene(c:trm_QueryUntil))"/>
    </xsl:for-each>
    <xsl:call-template name="tm:soňy"/>
  </xsl:template>
</xsl:stylesheet>
