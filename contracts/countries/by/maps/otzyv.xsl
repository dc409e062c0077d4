<?xml version="1.0" encoding="UTF-8"?>
<!-- отзыв -> M22 ConsentUpdate -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:by="urn:trmgateway:by"
                xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="vozvrat.xsl"/>

  <xsl:template match="отзыв" mode="form">
    <ConsentUpdate>
      <xsl:call-template name="by:ссылка"/>
      <Consent>
        <xsl:sequence select="trm:leaf('trm_ConsentId', согласие/@номер)"/>
      </Consent>
      <xsl:for-each select="пункт">
        <Withdrawal>
          <xsl:sequence select="trm:leaf('trm_WithdrawnOn', trm:date-dmy(@дата, 'C6'))"/>
          <xsl:sequence select="@всё ! trm:leaf('trm_WithdrawAll', 'true')"/>
          <xsl:sequence select="@цель ! trm:leaf('trm_WithdrawnPurpose', trm:code('цель', .))"/>
          <xsl:sequence select="@категория ! trm:leaf('trm_WithdrawnCategory', trm:code('категория', .))"/>
          <!-- пункт без предмета не говорит, что отозвано -->
          <xsl:sequence select="if (@всё | @цель | @категория) then () else trm:invalid('C6', 'пункт')"/>
        </Withdrawal>
      </xsl:for-each>
      <xsl:apply-templates select="ответственный" mode="form"/>
    </ConsentUpdate>
  </xsl:template>
</xsl:stylesheet>
