<?xml version="1.0" encoding="UTF-8"?>
<!-- M08 AssessmentReport -> bahalandyrma -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:tm="urn:trmgateway:tm"
                xmlns:c="urn:trmgateway:messages:1" xmlns="urn:trmgateway:pack:1" exclude-result-prefixes="#all">

  <xsl:import href="giden.xsl"/>

  <xsl:template match="c:AssessmentReport" mode="hat">
    <xsl:call-template name="tm:başy"><xsl:with-param name="hat" select="'M08'"/></xsl:call-template>
    <xsl:call-template name="tm:howp"/>
    <xsl:sequence select="tm:setir('Durmuş ýagdaýy', tm:söz(c:Risk/c:trm_SocialFinding, 'trm_SocialFinding'))"/>
    <xsl:sequence select="tm:setir('Pikir', tm:söz(c:Risk/c:trm_AssessmentOpinion, 'trm_AssessmentOpinion'))"/>
    <xsl:call-template name="tm:soňy"/>
  </xsl:template>
</xsl:stylesheet>
