<?xml version="1.0" encoding="UTF-8"?>
<!-- M03 ReferralRequest -> ýollanma, hatdaky tertipde -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:tm="urn:trmgateway:tm"
                xmlns:c="urn:trmgateway:messages:1" xmlns="urn:trmgateway:pack:1" exclude-result-prefixes="#all">

  <xsl:import href="giden.xsl"/>

  <xsl:template match="c:ReferralRequest" mode="hat">
    <xsl:call-template name="tm:başy"><xsl:with-param name="hat" select="'M03'"/></xsl:call-template>
    <xsl:for-each select="c:Case">
      <xsl:sequence select="tm:setir('Sene', tm:sene(c:trm_ReferralDate))"/>
      <xsl:sequence select="tm:setir('Gyssaglylyk', tm:söz(c:trm_Urgency, 'trm_Urgency'))"/>
      <xsl:sequence select="tm:setir('Jogap möhleti', tm:sene(c:trm_AnswerBy))"/>
      <xsl:sequence select="tm:setir('Sebäp', tm:söz(c:cas_ReasonForOutgoingReferral, 'cas_ReasonForOutgoingReferral'))"/>
      <xsl:sequence select="tm:setir('Oýlanmak wagty', tm:bölekler(((tm:sene(c:trm_ReflectionFrom), '')[1], tm:sene(c:trm_ReflectionUntil))))"/>
    </xsl:for-each>
    <xsl:variable name="adam" select="c:Person"/>
    <xsl:sequence select="tm:setir('Lakam', $adam/c:trm_Pseudonym ! trm:shown(.))"/>
    <xsl:sequence select="tm:şahsy('Familiýa', $adam/c:prs_SecondName ! trm:shown(.))"/>
    <xsl:sequence select="tm:şahsy('Ady', string-join($adam/(c:prs_FirstName | c:prs_MiddleName) ! trm:shown(.), ' ')[. ne ''])"/>
    <xsl:sequence select="tm:şahsy('Atasynyň ady', $adam/c:trm_Patronymic ! trm:shown(.))"/>
    <xsl:sequence select="tm:şahsy('Doglan senesi', tm:sene($adam/c:prs_Birthdate))"/>
    <xsl:sequence select="tm:setir('Ýaşy', (tm:söz($adam/c:trm_AgeBand, 'trm_AgeBand'), $adam/c:trm_BirthYear ! trm:shown(.)))"/>
    <xsl:sequence select="tm:setir('Jynsy', (tm:söz($adam/c:prs_Gender, 'prs_Gender'), tm:söz($adam/c:trm_GenderGroup, 'trm_GenderGroup')))"/>
    <xsl:sequence select="tm:setir('Raýatlygy', tm:söz($adam/c:prs_Citizenship, 'Country'))"/>
    <xsl:sequence select="tm:setir('Resminama ýagdaýy', tm:söz($adam/c:trm_TravelDocumentState, 'trm_TravelDocumentState'))"/>
    <xsl:sequence select="tm:setir('Ýurt', tm:söz($adam/c:prs_MailingCountry, 'Country'))"/>
    <xsl:sequence select="tm:setir('Adamyň telefony', $adam/c:prs_MobilePhone ! trm:shown(.))"/>
    <xsl:sequence select="tm:setir('Jaň etmek howpsuz', tm:söz($adam/c:trm_SafeToCall, 'trm_Boolean'))"/>
    <xsl:sequence select="tm:setir('Resminama', tm:söz($adam/c:trm_TravelDocumentType, 'trm_TravelDocumentType'))"/>
    <xsl:sequence select="tm:setir('Resminama belgisi', $adam/c:trm_TravelDocumentNumber ! trm:shown(.))"/>
    <xsl:sequence select="tm:setir('Resminama möhleti', tm:sene($adam/c:trm_TravelDocumentExpiry))"/>
    <xsl:sequence select="tm:setir('Bilimi', tm:söz($adam/c:prs_HighestLevelOfEducation, 'prs_HighestLevelOfEducation'))"/>
    <xsl:sequence select="tm:setir('Kär kody', $adam/c:trm_Occupation ! trm:shown(.))"/>
    <xsl:sequence select="tm:setir('Maşgala ýagdaýy', tm:söz($adam/c:prs_MaritalStatus, 'prs_MaritalStatus'))"/>
    <xsl:sequence select="tm:setir('Welaýat', tm:welaýat($adam/c:trm_OriginRegion))"/>
    <xsl:sequence select="tm:şahsy('Etrap', $adam/c:trm_OriginDistrict ! trm:shown(.))"/>
    <xsl:sequence select="tm:şahsy('Ilatly ýer', $adam/c:trm_OriginSettlement ! trm:shown(.))"/>
    <xsl:sequence select="tm:setir('Çaga sany', ($adam/c:prs_NumberOfChildren ! trm:shown(.), tm:söz($adam/c:trm_ChildrenBand, 'trm_ChildrenBand'))[1])"/>
    <xsl:for-each select="c:Dependant">
      <xsl:sequence select="tm:setir('Garamagynda', tm:bölekler(((c:trm_DependantSecondName ! trm:shown(.), trm:word('withheld'))[1],
          (c:trm_DependantFirstName ! trm:shown(.), trm:word('withheld'))[1],
          (tm:sene(c:trm_DependantBirthdate), tm:söz(c:trm_DependantAgeBand, 'trm_AgeBand'), '')[1],
          (tm:söz(c:trm_DependantRelationship, 'trm_Relationship'), '')[1], (tm:söz(c:trm_DependantTravelsWith, 'trm_Boolean'), '')[1])))"/>
    </xsl:for-each>
    <xsl:for-each select="c:Relative">
      <xsl:sequence select="tm:setir('Garyndaş', tm:bölekler(((c:trm_RelativeName ! trm:shown(.), trm:word('withheld'))[1],
          (c:trm_RelativePhone ! trm:shown(.), '')[1], tm:söz(c:trm_RelativeRelationship, 'trm_Relationship'))))"/>
    </xsl:for-each>
    <xsl:sequence select="tm:setir('Dil', tm:söz($adam/(c:prs_PrimaryLanguage | c:prs_SecondaryLanguage), 'Language'))"/>
    <xsl:sequence select="tm:setir('Terjimeçi', tm:söz($adam/c:trm_InterpreterNeeded, 'trm_Boolean'))"/>
    <xsl:sequence select="tm:setir('Ýagdaýy', tm:söz(c:Identification/c:vic_TraffickingStatus, 'vic_TraffickingStatus'))"/>
    <xsl:sequence select="tm:setir('Anyklan', tm:söz(c:Identification/c:vic_TraffickingStatusDecisionMakingOrg, 'vic_TraffickingStatusDecisionMakingOrg'))"/>
    <xsl:sequence select="tm:setir('Ekspluatasiýa', (tm:kod(c:Exploitation/c:vic_TypeOfExploitation, 'ekspluatasiýa'),
        tm:söz(c:Exploitation/c:trm_ExploitationGroup, 'trm_ExploitationGroup')))"/>
    <xsl:sequence select="tm:setir('Ekspluatasiýa ýurdy', tm:söz(c:Exploitation/c:hte_Country, 'Country'))"/>
    <xsl:sequence select="tm:setir('Pudak', tm:söz(c:Exploitation/c:vic_ForcedLabourIndustry, 'vic_ForcedLabourIndustry'))"/>
    <xsl:sequence select="tm:setir('Jynsy ekspluatasiýanyň görnüşi', tm:söz(c:Exploitation/c:vic_TypeOfSexExploitation, 'vic_TypeOfSexExploitation'))"/>
    <xsl:sequence select="tm:setir('Erkinde saklamak', tm:söz(c:Exploitation/c:vic_MethodsOfControl, 'vic_MethodsOfControl'))"/>
    <xsl:sequence select="tm:setir('Zerurlyk', tm:kod(c:Needs/c:trm_Need, 'zerurlyk'))"/>
    <xsl:sequence select="tm:setir('Elýeterlilik', tm:söz(c:Needs/c:trm_AccessibilityNeed, 'trm_AccessibilityNeed'))"/>
    <xsl:sequence select="tm:setir('Lukmançylyk zerurlygy', tm:söz(c:Needs/c:trm_MedicalNeed, 'trm_Boolean'))"/>
    <xsl:sequence select="tm:setir('Ýola ukyplylyk', tm:söz(c:Needs/c:trm_FitToTravel, 'trm_FitToTravel'))"/>
    <xsl:sequence select="tm:setir('Ýanynda gitmeli', tm:söz(c:Needs/c:trm_Escort, 'trm_Escort'))"/>
    <xsl:call-template name="tm:howp"/>
    <xsl:sequence select="tm:setir('Günäkär bilen baglanyşyk', tm:söz(c:Risk/c:trm_OffenderTie, 'trm_OffenderTie'))"/>
    <xsl:sequence select="tm:setir('Barmaly däl ýer', tm:welaýat(c:Risk/c:trm_AreaToAvoid))"/>
    <xsl:sequence select="tm:setir('Çaga ýa-da uly', tm:söz(c:Child/c:trm_AgeState, 'trm_AgeState'))"/>
    <xsl:sequence select="tm:setir('Hossar', tm:söz(c:Child/c:trm_GuardianRole, 'trm_GuardianRole'))"/>
    <xsl:sequence select="tm:setir('Çaganyň bähbidi', tm:söz(c:Child/c:trm_BestInterests, 'trm_BestInterests'))"/>
    <xsl:sequence select="tm:setir('Çaganyň pikiri', tm:söz(c:Child/c:trm_ChildView, 'trm_ChildView'))"/>
    <xsl:sequence select="tm:setir('Çaganyň ýeri', tm:söz(c:Child/c:trm_CareForm, 'trm_CareForm'))"/>
    <xsl:for-each select="c:Consent">
      <xsl:sequence select="tm:setir('Razylyk belgisi', c:trm_ConsentId ! trm:shown(.))"/>
      <xsl:sequence select="tm:setir('Razylyk beren', tm:söz(c:trm_ConsentSignatory, 'trm_ConsentSignatory'))"/>
      <xsl:sequence select="tm:setir('Razylyk dili', tm:söz(c:trm_ConsentLanguage, 'Language'))"/>
      <xsl:for-each select="c:ConsentCell">
        <xsl:sequence select="tm:setir('Razylyk', tm:bölekler((tm:kod(c:trm_ConsentPurpose, 'maksat'), c:trm_ConsentRecipient ! trm:shown(.),
            tm:kod(c:trm_ConsentCategory, 'kategoriýa'), tm:sene(c:trm_ConsentFrom), tm:sene(c:trm_ConsentUntil),
            string-join(c:trm_ConsentOnwardTo ! trm:shown(.), ', '))))"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:call-template name="tm:soňy"/>
    <!-- bu hatyň öz ýitgileri -->
    <xsl:for-each select="distinct-values(c:Exploitation/c:vic_TypeOfExploitation[not(@trm_dataStatus)] ! trm:cost(trm:row-out('ekspluatasiýa', .)))">
      <xsl:sequence select="tm:setir('Ýitgi', tm:bölekler(('T2', trm:label('loss', .), 'tm:ekspluatasiýa')))"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
