<?xml version="1.0" encoding="UTF-8"?>
<!-- M04 ReferralDecision -> rozhodnutie, M11 ReturnAssistanceDecision -> rozhodnutie-o-návrate -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:trm="urn:trmgateway:map:1" xmlns:sk="urn:trmgateway:sk"
                xmlns:c="urn:trmgateway:messages:1" xmlns="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:import href="von-casti.xsl"/>

  <xsl:template match="/c:*">
    <map>
      <xsl:call-template name="sk:hlavička">
        <xsl:with-param name="tlačivo" select="if (self::c:ReferralDecision) then 'rozhodnutie' else 'rozhodnutie-o-návrate'"/>
      </xsl:call-template>
      <xsl:for-each select="c:Decision">
        <xsl:sequence select="sk:slovo('rozhodnutie', c:trm_Decision, 'rozhodnutie')"/>
        <xsl:sequence select="sk:slovo('dôvod', c:trm_DecisionReason, 'dôvod-rozhodnutia')"/>
        <xsl:sequence select="sk:dátum('dátum', c:trm_DecidedOn)"/>
        <xsl:sequence select="sk:slová('ponúkanéSlužby', c:trm_OfferedService, 'služba')"/>
        <xsl:sequence select="sk:slovo('rozpočet', c:trm_BudgetBand, 'rozpočet')"/>
        <xsl:sequence select="sk:pole('potrebnéÚdaje', c:trm_InformationWanted ! sk:otázka(.))"/>
      </xsl:for-each>
      <xsl:sequence select="sk:kontakty(c:Contact), sk:poznámky(.)"/>
    </map>
  </xsl:template>

  <xsl:function name="sk:otázka" as="element()">
    <xsl:param name="otázka" as="element()"/>
    <map>
      <string key="slovo"><xsl:value-of select="trm:label('field', $otázka)"/></string>
      <string key="kód"><xsl:value-of select="$otázka"/></string>
    </map>
  </xsl:function>
</xsl:stylesheet>
