<?xml version="1.0" encoding="UTF-8"?>
<!-- M04 ReferralDecision -> karar -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:tm="urn:trmgateway:tm"
                xmlns:c="urn:trmgateway:messages:1" xmlns="urn:trmgateway:pack:1" exclude-result-prefixes="#all">

  <xsl:import href="giden.xsl"/>

  <xsl:template match="c:ReferralDecision" mode="hat">
    <xsl:call-template name="tm:başy"><xsl:with-param name="hat" select="'M04'"/></xsl:call-template>
    <xsl:for-each select="c:Decision">
      <xsl:sequence select="tm:setir('Karar', tm:kod(c:trm_Decision, 'karar'))"/>
      <xsl:sequence select="tm:setir('Sebäp', tm:kod(c:trm_DecisionReason, 'karar-sebäbi'))"/>
      <xsl:sequence select="tm:setir('Sene', tm:sene(c:trm_DecidedOn))"/>
      <xsl:sequence select="tm:setir('Hyzmat', tm:kod(c:trm_OfferedService, 'zerurlyk'))"/>
      <xsl:sequence select="tm:setir('Býujet', tm:kod(c:trm_BudgetBand, 'býujet'))"/>
      <!-- hatda açary bolmadyk meýdan öz belgisi bilen ýazylýar -->
      <xsl:sequence select="tm:setir('Gerek maglumat', c:trm_InformationWanted ! trm:label('meýdan', .))"/>
    </xsl:for-each>
    <xsl:call-template name="tm:soňy"/>
  </xsl:template>
</xsl:stylesheet>
