<?xml version="1.0" encoding="UTF-8"?>
<!-- M22 ConsentUpdate -> пријем-опозива: ред за сваку опозвану ставку и за сваку сагласност која их замењује -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:rs="urn:trmgateway:rs"
                xmlns:c="urn:trmgateway:messages:1" xmlns="urn:trmgateway:pack:1" exclude-result-prefixes="#all">

  <xsl:import href="prijem.xsl"/>

  <xsl:template match="/c:ConsentUpdate">
    <csv>
      <xsl:for-each select="c:Withdrawal">
        <row>
          <xsl:if test="position() eq 1">
            <xsl:call-template name="rs:порука">
              <xsl:with-param name="образац" select="'пријем-опозива'"/>
            </xsl:call-template>
            <xsl:call-template name="rs:пут"/>
            <xsl:sequence select="rs:датум('Датум упута', ../c:Case/c:trm_ReferralDate)"/>
            <xsl:sequence select="rs:текст('Број сагласности', ../c:Consent/c:trm_ConsentId)"/>
            <xsl:sequence select="rs:ћелије('Упутство', trm:word('erase'))"/>
            <xsl:call-template name="rs:контакти">
              <xsl:with-param name="порука" select=".."/>
            </xsl:call-template>
            <xsl:call-template name="rs:прилози">
              <xsl:with-param name="порука" select=".."/>
            </xsl:call-template>
          </xsl:if>
          <xsl:sequence select="rs:ћелије('Ред', 'опозвано')"/>
          <xsl:sequence select="rs:датум('Датум опозива', c:trm_WithdrawnOn)"/>
          <xsl:sequence select="rs:реч('Опозвано све', c:trm_WithdrawAll, 'да-не')"/>
          <xsl:sequence select="rs:реч('Сврха', c:trm_WithdrawnPurpose, 'сврха')"/>
          <xsl:sequence select="rs:реч('Категорија', c:trm_WithdrawnCategory, 'категорија')"/>
        </row>
      </xsl:for-each>
      <xsl:apply-templates select="c:Consent/c:ConsentCell" mode="form"/>
    </csv>
  </xsl:template>

  <xsl:template match="c:ConsentCell" mode="form">
    <row>
      <xsl:sequence select="rs:ћелије('Ред', 'нова сагласност')"/>
      <xsl:call-template name="rs:сагласност"/>
    </row>
  </xsl:template>
</xsl:stylesheet>
