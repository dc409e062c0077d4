<?xml version="1.0" encoding="UTF-8"?>
<!-- Čo sa stalo, čo osoba potrebuje, aké je riziko, dieťa a súhlas. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:trm="urn:trmgateway:map:1" xmlns:sk="urn:trmgateway:sk"
                xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="osoba.xsl"/>
  <xsl:import href="tvar-pripad.xsl"/>

  <xsl:template match="fn:map[@key eq 'identifikácia']" mode="form">
    <Identification>
      <xsl:sequence select="sk:slovo('vic_TraffickingStatus', sk:člen(., 'stav'), 'stav')"/>
      <xsl:sequence select="sk:slovo('trm_PresumptionKind', sk:člen(., 'základ'), 'základ-identifikácie')"/>
      <xsl:sequence select="sk:slovo('vic_TraffickingStatusDecisionMakingOrg', sk:člen(., 'rozhodol'), 'orgán')"/>
    </Identification>
  </xsl:template>

  <xsl:template match="fn:map[@key eq 'vykorisťovanie']" mode="form">
    <Exploitation>
      <xsl:sequence select="sk:slovo('vic_TypeOfExploitation', sk:položky(., 'formy'), 'forma')"/>
      <xsl:sequence select="sk:slovo('vic_TypeOfSexExploitation', sk:položky(., 'sexuálneFormy'), 'sexuálna-forma')"/>
      <xsl:sequence select="sk:slovo('vic_ForcedLabourIndustry', sk:člen(., 'odvetvie'), 'odvetvie')"/>
      <xsl:sequence select="sk:slovo('vic_MethodsOfControl', sk:položky(., 'ovládanie'), 'ovládanie')"/>
      <xsl:sequence select="sk:slovo('vic_MethodOfRecruitment', sk:položky(., 'nábor'), 'nábor')"/>
      <xsl:variable name="miesto" select="sk:miesto(., 'T5')"/>
      <xsl:sequence select="trm:leaf('hte_City', ($miesto?obec, $miesto?spor))"/>
      <xsl:sequence select="trm:leaf('hte_Country', sk:člen(., 'štát'))"/>
      <xsl:sequence select="sk:dátum('trm_ExploitationFrom', sk:člen(., 'od'), 'T5')"/>
      <xsl:sequence select="sk:dátum('trm_ExploitationUntil', sk:člen(., 'do'), 'T5')"/>
      <xsl:sequence select="trm:leaf('cco_CaseComment', sk:člen(., 'opis'))"/>
    </Exploitation>
  </xsl:template>

  <xsl:template match="fn:map[@key eq 'potreby']" mode="form">
    <Needs>
      <xsl:sequence select="sk:slovo('trm_Need', sk:položky(., 'služby'), 'služba')"/>
      <xsl:sequence select="sk:slovo('trm_AccessibilityNeed', sk:položky(., 'prístupnosť'), 'prístupnosť')"/>
      <xsl:sequence select="trm:leaf('trm_MedicalNeed', sk:člen(., 'zdravotnáPotreba'))"/>
      <xsl:sequence select="trm:leaf('trm_MedicalSummary', sk:člen(., 'zdravotnýOpis'))"/>
      <xsl:sequence select="sk:slovo('trm_FitToTravel', sk:člen(., 'schopnosťCestovať'), 'schopnosť')"/>
      <xsl:sequence select="sk:slovo('trm_Escort', sk:člen(., 'sprievod'), 'sprievod')"/>
    </Needs>
  </xsl:template>

  <xsl:template match="fn:map[@key eq 'riziko']" mode="form">
    <Risk>
      <xsl:sequence select="sk:slovo('trm_RiskLevel', sk:člen(., 'úroveň'), 'úroveň-rizika')"/>
      <xsl:sequence select="sk:slovo('trm_RiskDecision', sk:člen(., 'záver'), 'záver-rizika')"/>
      <xsl:sequence select="sk:slovo('trm_AssessorRole', sk:člen(., 'posúdil'), 'posúdil')"/>
      <xsl:sequence select="sk:deň('trm_RiskAssessedOn', sk:člen(., 'posúdenéDňa'), 'R7')"/>
      <xsl:sequence select="sk:deň('trm_RiskValidUntil', sk:člen(., 'platíDo'), 'R7')"/>
      <xsl:sequence select="sk:slovo('trm_RiskFactor', sk:položky(., 'faktory'), 'rizikový-faktor')"/>
      <xsl:sequence select="sk:slovo('trm_OffenderTie', sk:položky(., 'väzbyPáchateľov'), 'väzba')"/>
      <xsl:sequence select="trm:leaf('trm_AreaToAvoid', sk:položky(., 'vyhnúťSa') ! sk:oblasť(.))"/>
      <xsl:sequence select="sk:slovo('trm_Mitigation', sk:položky(., 'opatrenia'), 'opatrenie')"/>
    </Risk>
  </xsl:template>

  <!-- kraj alebo „okres Gelnica“ menom, iná oblasť kódom ISO 3166-2 -->
  <xsl:function name="sk:oblasť" as="item()">
    <xsl:param name="oblasť" as="element()"/>
    <xsl:variable name="kraj" select="sk:kraj($oblasť)"/>
    <xsl:variable name="okres" select="$trm:places(sk:kľúč($oblasť))[?level eq 'district']"/>
    <xsl:sequence select="if ($oblasť/self::fn:null or matches($oblasť, '^[A-Z]{2}-[A-Z0-9]{1,3}$')) then $oblasť
        else if (exists($kraj)) then $kraj?region
        else if (exists($okres)) then $okres?region || '/' || translate(sk:kľúč($okres?name), ' ', '-')
        else error(QName('urn:trmgateway:map:1', 'trm:CODE_UNKNOWN'), '', ('R4', 'places'))"/>
  </xsl:function>

  <xsl:template match="fn:map[@key eq 'dieťa']" mode="form">
    <Child>
      <xsl:sequence select="sk:slovo('trm_AgeState', sk:člen(., 'vek'), 'vek')"/>
      <xsl:sequence select="sk:slovo('trm_GuardianRole', sk:člen(., 'opatrovník'), 'opatrovník')"/>
      <xsl:sequence select="sk:slovo('trm_BestInterests', sk:člen(., 'najlepšíZáujem'), 'záujem-dieťaťa')"/>
      <xsl:sequence select="sk:slovo('trm_ChildView', sk:člen(., 'názor'), 'názor-dieťaťa')"/>
      <xsl:sequence select="sk:slovo('trm_CareForm', sk:člen(., 'starostlivosť'), 'starostlivosť')"/>
    </Child>
  </xsl:template>

  <xsl:template match="fn:map[@key eq 'súhlas']" mode="form">
    <Consent>
      <xsl:sequence select="trm:leaf('trm_ConsentId', sk:člen(., 'id'))"/>
      <xsl:sequence select="sk:slovo('trm_ConsentSignatory', sk:člen(., 'podpísal'), 'podpísal')"/>
      <xsl:sequence select="trm:leaf('trm_ConsentLanguage', sk:člen(., 'jazyk'))"/>
      <xsl:sequence select="sk:slovo('trm_LegalBasis', sk:člen(., 'právnyZáklad'), 'právny-základ')"/>
      <xsl:sequence select="trm:leaf('trm_ConsentProofSha256', sk:člen(., 'odtlačok'))"/>
      <xsl:apply-templates select="fn:array[@key eq 'rozsah']/fn:map" mode="form"/>
    </Consent>
  </xsl:template>

  <!-- jedna bunka na každú kategóriu -->
  <xsl:template match="fn:array[@key = ('rozsah', 'novýRozsah')]/fn:map" mode="form">
    <xsl:variable name="bunka" select="."/>
    <xsl:for-each select="sk:položky(., 'kategórie')">
      <ConsentCell>
        <xsl:sequence select="trm:leaf('trm_ConsentPurpose', trm:code('účel', sk:člen($bunka, 'účel')))"/>
        <xsl:sequence select="trm:leaf('trm_ConsentRecipient', sk:člen($bunka, 'príjemca'))"/>
        <xsl:sequence select="trm:leaf('trm_ConsentCategory', trm:code('kategória', .))"/>
        <xsl:sequence select="sk:deň('trm_ConsentFrom', sk:člen($bunka, 'od'), 'C2')"/>
        <xsl:sequence select="sk:deň('trm_ConsentUntil', sk:člen($bunka, 'do'), 'C2')"/>
        <xsl:sequence select="trm:leaf('trm_ConsentOnward', trm:code('ďalej', sk:člen($bunka, 'ďalej')))"/>
        <xsl:sequence select="trm:leaf('trm_ConsentOnwardTo', sk:položky($bunka, 'ďalšíPríjemcovia'))"/>
      </ConsentCell>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
