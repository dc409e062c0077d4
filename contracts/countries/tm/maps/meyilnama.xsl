<?xml version="1.0" encoding="UTF-8"?>
<!-- meýilnama -> M18 ReintegrationPlan. Ädim: ugur; hyzmat; gurama; býujet; başlanýan senesi; gutarýan senesi -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:tm="urn:trmgateway:tm"
                xmlns:p="urn:trmgateway:pack:1" xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="gelen.xsl"/>

  <xsl:template match="p:text" mode="form">
    <ReintegrationPlan>
      <xsl:call-template name="tm:iş"/>
      <Plan>
        <xsl:sequence select="tm:günler('trm_PlanSignedOn', p:line[@key eq 'Gol çekilen senesi'], 'G2')"/>
      </Plan>
      <xsl:for-each select="p:line[@key eq 'Ädim']">
        <PlanLine>
          <xsl:sequence select="if (tm:bölek(., 1) ne '') then tm:kod('trm_PlanDomain', tm:bölek(., 1), 'ugur') else trm:invalid('G1', 'required')"/>
          <xsl:sequence select="tm:kod('trm_PlanService', tm:bölek(., 2), 'zerurlyk')"/>
          <xsl:sequence select="if (string-length(tm:bölek(., 3)) le 160) then trm:leaf('trm_PlanProvider', tm:bölek(., 3)) else trm:invalid('G6', 'length')"/>
          <xsl:sequence select="tm:kod('trm_PlanBudgetBand', tm:bölek(., 4), 'býujet')"/>
          <xsl:sequence select="tm:günler('trm_PlanFrom', tm:bölek(., 5), 'G1')"/>
          <xsl:sequence select="tm:günler('trm_PlanUntil', tm:bölek(., 6), 'G1')"/>
        </PlanLine>
      </xsl:for-each>
      <xsl:call-template name="tm:aragatnaşyk"/>
    </ReintegrationPlan>
  </xsl:template>
</xsl:stylesheet>
