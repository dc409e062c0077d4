<?xml version="1.0" encoding="UTF-8"?>
<!-- Odporúčanie: prípad, potreby, riziko, dieťa, súhlas a údaje, pre ktoré tlačivo nemá vlastný člen. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:trm="urn:trmgateway:map:1" xmlns:sk="urn:trmgateway:sk"
                xmlns:c="urn:trmgateway:messages:1" xmlns="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:function name="sk:prípad" as="element()*">
    <xsl:param name="správa" as="element()"/>
    <xsl:for-each select="$správa/c:Identification">
      <xsl:sequence select="sk:objekt('identifikácia', (
          sk:slovo('stav', c:vic_TraffickingStatus, 'stav'), sk:slovo('základ', c:trm_PresumptionKind, 'základ-identifikácie'),
          sk:slovo('rozhodol', c:vic_TraffickingStatusDecisionMakingOrg, 'orgán')))"/>
    </xsl:for-each>
    <xsl:for-each select="$správa/c:Exploitation">
      <xsl:sequence select="sk:objekt('vykorisťovanie', (
          sk:názvy('skupiny', c:trm_ExploitationGroup), sk:slová('formy', c:vic_TypeOfExploitation, 'forma'),
          sk:slová('sexuálneFormy', c:vic_TypeOfSexExploitation, 'sexuálna-forma'),
          sk:slovo('odvetvie', c:vic_ForcedLabourIndustry, 'odvetvie'), sk:slová('ovládanie', c:vic_MethodsOfControl, 'ovládanie'),
          sk:slová('nábor', c:vic_MethodOfRecruitment, 'nábor'), sk:názov('štát', c:hte_Country), sk:text('obec', c:hte_City),
          sk:text('kódMiesta', c:trm_ExploitationPlaceCode), sk:dátum('od', c:trm_ExploitationFrom), sk:dátum('do', c:trm_ExploitationUntil),
          sk:text('opis', c:cco_CaseComment)))"/>
    </xsl:for-each>
    <xsl:for-each select="$správa/c:Needs">
      <xsl:sequence select="sk:objekt('potreby', (
          sk:slová('služby', c:trm_Need, 'služba'), sk:slová('prístupnosť', c:trm_AccessibilityNeed, 'prístupnosť'),
          sk:áno('zdravotnáPotreba', c:trm_MedicalNeed), sk:text('zdravotnýOpis', c:trm_MedicalSummary),
          sk:slovo('schopnosťCestovať', c:trm_FitToTravel, 'schopnosť'), sk:slovo('sprievod', c:trm_Escort, 'sprievod')))"/>
    </xsl:for-each>
    <xsl:for-each select="$správa/c:Risk">
      <xsl:sequence select="sk:objekt('riziko', (
          sk:slovo('úroveň', c:trm_RiskLevel, 'úroveň-rizika'), sk:slovo('záver', c:trm_RiskDecision, 'záver-rizika'),
          sk:slovo('posúdil', c:trm_AssessorRole, 'posúdil'), sk:dátum('posúdenéDňa', c:trm_RiskAssessedOn),
          sk:dátum('platíDo', c:trm_RiskValidUntil), sk:slová('faktory', c:trm_RiskFactor, 'rizikový-faktor'),
          sk:názvy('skupinyFaktorov', c:trm_RiskGroup), sk:slová('väzbyPáchateľov', c:trm_OffenderTie, 'väzba'),
          sk:zoznam('vyhnúťSa', c:trm_AreaToAvoid, c:trm_AreaToAvoid[not(@trm_dataStatus)] ! sk:oblasť(.)),
          sk:slová('opatrenia', c:trm_Mitigation, 'opatrenie'), sk:názvy('zistenia', c:trm_SocialFinding),
          sk:názvy('otázky', c:trm_RiskQuestion), sk:názov('názor', c:trm_AssessmentOpinion)))"/>
    </xsl:for-each>
    <xsl:for-each select="$správa/c:Child">
      <xsl:sequence select="sk:objekt('dieťa', (
          sk:slovo('vek', c:trm_AgeState, 'vek'), sk:slovo('opatrovník', c:trm_GuardianRole, 'opatrovník'),
          sk:slovo('najlepšíZáujem', c:trm_BestInterests, 'záujem-dieťaťa'), sk:slovo('názor', c:trm_ChildView, 'názor-dieťaťa'),
          sk:slovo('starostlivosť', c:trm_CareForm, 'starostlivosť')))"/>
    </xsl:for-each>
    <xsl:for-each select="$správa/c:Consent">
      <xsl:sequence select="sk:objekt('súhlas', (
          sk:text('id', c:trm_ConsentId), sk:slovo('podpísal', c:trm_ConsentSignatory, 'podpísal'), sk:názov('jazyk', c:trm_ConsentLanguage),
          sk:slovo('právnyZáklad', c:trm_LegalBasis, 'právny-základ'), sk:text('odtlačok', c:trm_ConsentProofSha256),
          sk:názov('spôsobilosť', c:trm_ConsentCapacity), sk:slovo('opatrovník', c:trm_ConsentGuardianRole, 'opatrovník'),
          sk:rozsah('rozsah', c:ConsentCell)))"/>
    </xsl:for-each>
  </xsl:function>

  <!-- slovenský kraj a okres menom, iná oblasť kódom -->
  <xsl:function name="sk:oblasť" as="element()">
    <xsl:param name="oblasť" as="element()"/>
    <xsl:variable name="časti" select="tokenize($oblasť, '/')"/>
    <xsl:variable name="okres" select="$časti[2] ! $trm:places('okres ' || translate(., '-', ' '))[?region eq $časti[1]]"/>
    <string>
      <xsl:value-of select="if (exists($okres)) then 'okres ' || $okres?name
          else if (count($časti) eq 1) then ($trm:places($časti[1])?name, string($oblasť))[1] else string($oblasť)"/>
    </string>
  </xsl:function>

  <!-- polia s vlastným členom; každé iné pole správy vypíše člen ďalšieÚdaje, aby sa cestou k úradu nič nestratilo -->
  <xsl:variable name="sk:vlastné" as="xs:string*" select="tokenize('
      trm_ReferralDate trm_Urgency trm_AnswerBy cas_ReasonForOutgoingReferral trm_InternationalProtection trm_ProceedingsState
      trm_ReflectionFrom trm_ReflectionUntil trm_Pseudonym prs_SecondName prs_FirstName prs_MiddleName trm_FatherName trm_Patronymic
      trm_NameInOtherScript trm_Alias prs_IdentityNumber prs_Birthdate trm_BirthYear trm_AgeBand prs_Gender trm_GenderGroup prs_Citizenship
      trm_TravelDocumentType trm_TravelDocumentNumber trm_TravelDocumentExpiry trm_TravelDocumentState prs_MobilePhone trm_SafeToCall
      prs_Email trm_SafeToWrite prs_MailingStreet prs_MailingPostalCode prs_MailingCity prs_MailingState prs_MailingCountry
      trm_OriginSettlement trm_OriginSettlementCode trm_OriginDistrict trm_OriginRegion trm_OriginCountry prs_PrimaryLanguage
      prs_SecondaryLanguage trm_InterpreterNeeded trm_InterpreterGender prs_HighestLevelOfEducation trm_Occupation prs_MaritalStatus
      prs_NumberOfChildren trm_ChildrenBand vic_TraffickingStatus trm_PresumptionKind vic_TraffickingStatusDecisionMakingOrg
      trm_ExploitationGroup vic_TypeOfExploitation vic_TypeOfSexExploitation vic_ForcedLabourIndustry vic_MethodsOfControl
      vic_MethodOfRecruitment hte_Country hte_City trm_ExploitationPlaceCode trm_ExploitationFrom trm_ExploitationUntil cco_CaseComment
      trm_ConsentId trm_ConsentSignatory trm_ConsentLanguage trm_LegalBasis trm_ConsentProofSha256 trm_ConsentCapacity
      trm_ConsentGuardianRole')"/>
  <!-- skupiny, ktoré tlačivo preberá so všetkými poľami -->
  <xsl:variable name="sk:celé" as="xs:string*" select="tokenize('Dependant Relative Needs Risk Child Contact Losses Sealed')"/>

  <xsl:function name="sk:ďalšie" as="element()?">
    <xsl:param name="správa" as="element()"/>
    <xsl:sequence select="sk:pole('ďalšieÚdaje', $správa/c:*[not(local-name() = $sk:celé)]/c:*[not(local-name() = ($sk:vlastné, 'ConsentCell'))]
        ! sk:objekt((), (sk:prvok(.), if ($trm:shape?leaves(local-name())?list ne '') then sk:názov('hodnota', .) else sk:text('hodnota', .))))"/>
  </xsl:function>

  <xsl:function name="sk:prvok" as="element()">
    <xsl:param name="pole" as="element()"/>
    <string key="prvok"><xsl:value-of select="local-name($pole)"/></string>
  </xsl:function>
</xsl:stylesheet>
