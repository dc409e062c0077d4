<?xml version="1.0" encoding="UTF-8"?>
<!-- одговор -> M04 ReferralDecision -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:rs="urn:trmgateway:rs"
                xmlns:p="urn:trmgateway:pack:1" xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="zajednicko.xsl"/>

  <xsl:template match="p:csv" mode="form">
    <ReferralDecision>
      <!-- одговор је један ред: други ред био би друга одлука -->
      <xsl:if test="p:row[2]">
        <xsl:sequence select="trm:invalid('D1', 'један-ред')"/>
      </xsl:if>
      <xsl:apply-templates select="p:row" mode="rs:одлука"/>
    </ReferralDecision>
  </xsl:template>

  <xsl:template match="p:row" mode="rs:одлука">
    <Case>
      <xsl:call-template name="rs:предмет">
        <xsl:with-param name="ред" select="."/>
      </xsl:call-template>
    </Case>
    <Decision>
      <xsl:sequence select="rs:чињеница('trm_Decision', rs:ћелија(., 'Одлука'), 'одлука')"/>
      <xsl:sequence select="rs:чињеница('trm_DecisionReason', rs:ћелија(., 'Разлог одлуке'), 'разлог-одлуке')"/>
      <xsl:sequence select="rs:датум('trm_DecidedOn', rs:ћелија(., 'Датум одлуке'), 'D3', true())"/>
      <xsl:sequence select="rs:чињеница('trm_OfferedService', rs:ћелија(., 'Понуђене услуге'), 'потреба')"/>
      <xsl:sequence select="trm:leaf('trm_InformationWanted', distinct-values(rs:ћелија(., 'Потребни подаци') ! rs:код('податак', .)))"/>
    </Decision>
    <xsl:call-template name="rs:контакти">
      <xsl:with-param name="ред" select="."/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
