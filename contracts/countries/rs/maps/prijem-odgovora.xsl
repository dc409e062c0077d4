<?xml version="1.0" encoding="UTF-8"?>
<!-- M04 ReferralDecision -> пријем-одговора -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:rs="urn:trmgateway:rs"
                xmlns:c="urn:trmgateway:messages:1" xmlns="urn:trmgateway:pack:1" exclude-result-prefixes="#all">

  <xsl:import href="prijem.xsl"/>

  <xsl:template match="/c:ReferralDecision">
    <csv>
      <row>
        <xsl:call-template name="rs:порука">
          <xsl:with-param name="образац" select="'пријем-одговора'"/>
        </xsl:call-template>
        <xsl:call-template name="rs:пут"/>
        <xsl:sequence select="rs:реч('Одлука', c:Decision/c:trm_Decision, 'одлука')"/>
        <xsl:sequence select="rs:реч('Разлог одлуке', c:Decision/c:trm_DecisionReason, 'разлог-одлуке')"/>
        <xsl:sequence select="rs:датум('Датум одлуке', c:Decision/c:trm_DecidedOn)"/>
        <xsl:sequence select="rs:реч('Понуђене услуге', c:Decision/c:trm_OfferedService, 'потреба')"/>
        <xsl:sequence select="rs:натпис('Потребни подаци', c:Decision/c:trm_InformationWanted, 'field')"/>
        <xsl:sequence select="rs:натпис('Новчани оквир', c:Decision/c:trm_BudgetBand, 'trm_BudgetBand')"/>
        <xsl:call-template name="rs:контакти">
          <xsl:with-param name="порука" select="."/>
        </xsl:call-template>
        <xsl:call-template name="rs:прилози">
          <xsl:with-param name="порука" select="."/>
        </xsl:call-template>
      </row>
    </csv>
  </xsl:template>
</xsl:stylesheet>
