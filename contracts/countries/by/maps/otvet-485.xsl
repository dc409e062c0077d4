<?xml version="1.0" encoding="UTF-8"?>
<!-- ответ-485 -> M04 ReferralDecision -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:by="urn:trmgateway:by"
                xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="vozvrat.xsl"/>

  <xsl:template match="ответ-485" mode="form">
    <ReferralDecision>
      <xsl:call-template name="by:ссылка"/>
      <Decision>
        <xsl:sequence select="trm:leaf('trm_DecidedOn', trm:date-dmy(@дата, 'D3'))"/>
        <xsl:sequence select="trm:coded('trm_Decision', решение/@код, 'решение')"/>
        <xsl:sequence select="trm:coded('trm_DecisionReason', причина/@код, 'причина')"/>
        <xsl:sequence select="trm:coded('trm_OfferedService', услуга/@код, 'услуга')"/>
        <!-- номер вопроса анкеты означает поле словаря -->
        <xsl:sequence select="trm:leaf('trm_InformationWanted', distinct-values(сведения/@п ! trm:code('вопрос', .)))"/>
      </Decision>
      <xsl:apply-templates select="ответственный" mode="form"/>
      <xsl:apply-templates select="заместитель" mode="form"/>
    </ReferralDecision>
  </xsl:template>
</xsl:stylesheet>
