<?xml version="1.0" encoding="UTF-8"?>
<!-- karar -> M04 ReferralDecision -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:tm="urn:trmgateway:tm"
                xmlns:p="urn:trmgateway:pack:1" xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="gelen.xsl"/>

  <xsl:template match="p:text" mode="form">
    <ReferralDecision>
      <xsl:call-template name="tm:iş"/>
      <Decision>
        <xsl:sequence select="tm:günler('trm_DecidedOn', p:line[@key eq 'Sene'], 'D3')"/>
        <xsl:sequence select="tm:kod('trm_Decision', p:line[@key eq 'Karar'], 'karar')"/>
        <xsl:sequence select="tm:kod('trm_DecisionReason', p:line[@key eq 'Sebäp'], 'karar-sebäbi')"/>
        <xsl:sequence select="tm:kod('trm_OfferedService', p:line[@key eq 'Hyzmat'], 'zerurlyk')"/>
        <xsl:sequence select="tm:kod('trm_BudgetBand', p:line[@key eq 'Býujet'], 'býujet')"/>
        <!-- hatdaky açaryň ady maglumat sözlüginiň meýdanyny aňladýar -->
        <xsl:sequence select="trm:leaf('trm_InformationWanted', distinct-values(p:line[@key eq 'Gerek maglumat'] ! trm:code('meýdan', tm:söz(.))))"/>
      </Decision>
      <xsl:call-template name="tm:aragatnaşyk"/>
    </ReferralDecision>
  </xsl:template>
</xsl:stylesheet>
