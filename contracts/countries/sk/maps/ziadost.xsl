<?xml version="1.0" encoding="UTF-8"?>
<!-- žiadosť o prevzatie prípadu -> M03 ReferralRequest -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fn="http://www.w3.org/2005/xpath-functions"
                xmlns:trm="urn:trmgateway:map:1" xmlns:sk="urn:trmgateway:sk" xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="pripad.xsl"/>

  <xsl:variable name="sk:tvar" as="element(map)">
    <map n="žiadosť" xmlns="">
      <xsl:sequence select="$sk:hlavička"/>
      <string n="naliehavosť" k="slovo" req="yes"/>
      <string n="odpoveďDo" k="dátum"/>
      <string n="fáza" k="slovo" req="yes"/>
      <boolean n="schválilŠtátnyTajomník" req="yes"/>
      <xsl:sequence select="$sk:osoby, $sk:identifikácia, $sk:skúsenosť, $sk:starostlivosť, $sk:súhlas, $sk:kontakty"/>
    </map>
  </xsl:variable>

  <xsl:template match="fn:map[empty(..)]" mode="form">
    <ReferralRequest>
      <Case>
        <xsl:call-template name="sk:hlavička"/>
        <xsl:sequence select="sk:slovo('trm_Urgency', sk:člen(., 'naliehavosť'), 'naliehavosť')"/>
        <xsl:sequence select="sk:deň('trm_AnswerBy', sk:člen(., 'odpoveďDo'), 'E6')"/>
        <xsl:sequence select="sk:slovo('cas_ReasonForOutgoingReferral', sk:člen(., 'fáza'), 'fáza')"/>
        <!-- bez schválenia nikto nevstupuje do programu, a teda ani jeho údaje nikam neodchádzajú -->
        <xsl:sequence select="if (sk:člen(., 'schválilŠtátnyTajomník') = 'true' or sk:člen(., 'fáza') = 'pred vstupom do programu')
            then trm:loss('T1', 'DROPPED', 'schválilŠtátnyTajomník') else trm:leaf('trm_CaseNumber', trm:invalid('T1', 'schválilŠtátnyTajomník'))"/>
        <xsl:sequence select="sk:slovo('trm_InternationalProtection', sk:člen(., 'medzinárodnáOchrana'), 'ochrana')"/>
        <xsl:sequence select="sk:slovo('trm_ProceedingsState', sk:člen(., 'trestnéKonanie'), 'konanie')"/>
        <xsl:for-each select="sk:člen(., 'reflexnáLehota')">
          <xsl:sequence select="sk:deň('trm_ReflectionFrom', sk:člen(., 'od'), 'T9')"/>
          <xsl:sequence select="sk:deň('trm_ReflectionUntil', sk:člen(., 'do'), 'T9')"/>
        </xsl:for-each>
      </Case>
      <xsl:apply-templates select="fn:map[@key = ('klient', 'identifikácia', 'vykorisťovanie', 'potreby', 'riziko', 'dieťa', 'súhlas')]"
                           mode="form"/>
      <xsl:apply-templates select="fn:array[@key = ('závisléOsoby', 'príbuzní', 'kontakty')]" mode="form"/>
    </ReferralRequest>
  </xsl:template>
</xsl:stylesheet>
