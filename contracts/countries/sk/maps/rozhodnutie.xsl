<?xml version="1.0" encoding="UTF-8"?>
<!-- rozhodnutie ministerstva o cudzej žiadosti -> M04 ReferralDecision -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fn="http://www.w3.org/2005/xpath-functions"
                xmlns:trm="urn:trmgateway:map:1" xmlns:sk="urn:trmgateway:sk" xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="osoba.xsl"/>

  <xsl:variable name="sk:tvar" as="element(map)">
    <map n="rozhodnutie" xmlns="">
      <xsl:sequence select="$sk:hlavička[not(@n = ('spis', 'odpoveďNa', 'dátum'))]"/>
      <string n="spis" k="spis" req="yes"/>
      <string n="odpoveďNa" k="správa" req="yes"/>
      <string n="dátum" k="dátum" req="yes"/>
      <string n="rozhodnutie" k="slovo" req="yes"/>
      <string n="dôvod" k="slovo"/>
      <array n="ponúkanéSlužby"><string k="slovo"/></array>
      <array n="potrebnéÚdaje"><string k="slovo"/></array>
      <xsl:sequence select="$sk:kontakty"/>
    </map>
  </xsl:variable>

  <xsl:template match="fn:map[empty(..)]" mode="form">
    <ReferralDecision>
      <Case>
        <xsl:sequence select="trm:leaf('trm_CaseNumber', sk:člen(., 'číslo'))"/>
        <xsl:sequence select="trm:leaf('trm_CaseReference', sk:člen(., 'spis'))"/>
        <xsl:sequence select="trm:leaf('trm_InReplyTo', sk:člen(., 'odpoveďNa'))"/>
        <xsl:sequence select="trm:leaf('trm_Recipient', sk:položky(., 'adresáti'))"/>
      </Case>
      <Decision>
        <xsl:sequence select="sk:slovo('trm_Decision', sk:člen(., 'rozhodnutie'), 'rozhodnutie')"/>
        <xsl:sequence select="sk:slovo('trm_DecisionReason', sk:člen(., 'dôvod'), 'dôvod-rozhodnutia')"/>
        <xsl:sequence select="sk:deň('trm_DecidedOn', sk:člen(., 'dátum'), 'D3')"/>
        <xsl:sequence select="sk:slovo('trm_OfferedService', sk:položky(., 'ponúkanéSlužby'), 'služba')"/>
        <xsl:sequence select="trm:leaf('trm_InformationWanted', distinct-values(sk:položky(., 'potrebnéÚdaje') ! trm:code('údaj', .)))"/>
      </Decision>
      <xsl:apply-templates select="fn:array[@key eq 'kontakty']" mode="form"/>
    </ReferralDecision>
  </xsl:template>
</xsl:stylesheet>
