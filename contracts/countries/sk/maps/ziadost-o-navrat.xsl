<?xml version="1.0" encoding="UTF-8"?>
<!-- žiadosť o návrat -> M10 ReturnAssistanceRequest -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fn="http://www.w3.org/2005/xpath-functions"
                xmlns:trm="urn:trmgateway:map:1" xmlns:sk="urn:trmgateway:sk" xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="pripad.xsl"/>

  <xsl:variable name="sk:tvar" as="element(map)">
    <map n="žiadosť-o-návrat" xmlns="">
      <xsl:sequence select="$sk:hlavička"/>
      <string n="naliehavosť" k="slovo"/>
      <string n="odpoveďDo" k="dátum"/>
      <xsl:sequence select="$sk:osoby, $sk:identifikácia"/>
      <map n="návrat" req="yes">
        <string n="štát" k="štát" req="yes"/>
        <string n="kraj" k="text"/>
        <string n="od" k="dátum"/>
        <string n="do" k="dátum"/>
        <number n="početOsôb"/>
        <boolean n="pomocPriTranzite" null="yes"/>
        <array n="priania" null="yes"><string k="slovo"/></array>
        <map n="vyhlásenie" req="yes">
          <string n="dátum" k="dátum" req="yes"/>
          <string n="jazyk" k="jazyk" req="yes"/>
          <string n="svedok" k="slovo" req="yes"/>
          <string n="odtlačok" k="odtlačok"/>
        </map>
      </map>
      <xsl:sequence select="$sk:starostlivosť, $sk:súhlas, $sk:kontakty"/>
    </map>
  </xsl:variable>

  <xsl:template match="fn:map[empty(..)]" mode="form">
    <ReturnAssistanceRequest>
      <Case>
        <xsl:call-template name="sk:hlavička"/>
        <xsl:sequence select="sk:slovo('trm_Urgency', sk:člen(., 'naliehavosť'), 'naliehavosť')"/>
        <xsl:sequence select="sk:deň('trm_AnswerBy', sk:člen(., 'odpoveďDo'), 'E6')"/>
        <xsl:sequence select="sk:slovo('trm_InternationalProtection', sk:člen(., 'medzinárodnáOchrana'), 'ochrana')"/>
      </Case>
      <xsl:apply-templates select="fn:map[@key = ('klient', 'identifikácia', 'návrat', 'potreby', 'riziko', 'dieťa', 'súhlas')]" mode="form"/>
      <xsl:apply-templates select="fn:array[@key = ('závisléOsoby', 'príbuzní', 'kontakty')]" mode="form"/>
    </ReturnAssistanceRequest>
  </xsl:template>

  <xsl:template match="fn:map[@key eq 'návrat']" mode="form">
    <Return>
      <xsl:for-each select="sk:člen(., 'vyhlásenie')">
        <xsl:sequence select="sk:deň('trm_VoluntaryDeclaredOn', sk:člen(., 'dátum'), 'V1')"/>
        <xsl:sequence select="trm:leaf('trm_VoluntaryLanguage', sk:člen(., 'jazyk'))"/>
        <xsl:sequence select="sk:slovo('trm_VoluntaryWitnessRole', sk:člen(., 'svedok'), 'svedok')"/>
        <xsl:sequence select="trm:leaf('trm_VoluntaryProofSha256', sk:člen(., 'odtlačok'))"/>
      </xsl:for-each>
      <xsl:sequence select="trm:leaf('trm_ReturnCountry', sk:člen(., 'štát'))"/>
      <xsl:sequence select="trm:leaf('trm_ReturnRegion', sk:miesto(., 'V2')?kraj)"/>
      <xsl:sequence select="sk:deň('trm_TravelFrom', sk:člen(., 'od'), 'V2')"/>
      <xsl:sequence select="sk:deň('trm_TravelUntil', sk:člen(., 'do'), 'V2')"/>
      <xsl:sequence select="trm:leaf('trm_PartySize', sk:člen(., 'početOsôb'))"/>
      <xsl:sequence select="trm:leaf('trm_TransitAssistance', sk:člen(., 'pomocPriTranzite'))"/>
      <xsl:sequence select="sk:slovo('trm_ReintegrationWish', sk:položky(., 'priania'), 'prianie')"/>
    </Return>
  </xsl:template>
</xsl:stylesheet>
