<?xml version="1.0" encoding="UTF-8"?>
<!-- M22 ConsentUpdate -> yzyna-alma -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:tm="urn:trmgateway:tm"
                xmlns:c="urn:trmgateway:messages:1" xmlns="urn:trmgateway:pack:1" exclude-result-prefixes="#all">

  <xsl:import href="giden.xsl"/>

  <xsl:template match="c:ConsentUpdate" mode="hat">
    <xsl:call-template name="tm:başy"><xsl:with-param name="hat" select="'M22'"/></xsl:call-template>
    <xsl:sequence select="tm:setir('Razylyk belgisi', c:Consent/c:trm_ConsentId ! trm:shown(.))"/>
    <xsl:for-each select="c:Withdrawal">
      <xsl:sequence select="tm:setir('Yzyna alma', tm:bölekler((tm:sene(c:trm_WithdrawnOn),
          if (c:trm_WithdrawAll eq 'true') then trm:word('all') else (tm:kod(c:trm_WithdrawnPurpose, 'maksat'), '')[1],
          if (c:trm_WithdrawAll eq 'true') then () else tm:kod(c:trm_WithdrawnCategory, 'kategoriýa'))))"/>
    </xsl:for-each>
    <xsl:sequence select="tm:setir('Görkezme', trm:word('erase'))"/>
    <xsl:call-template name="tm:soňy"/>
  </xsl:template>
</xsl:stylesheet>
