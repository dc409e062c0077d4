<?xml version="1.0" encoding="UTF-8"?>
<!-- ýollanma -> M03 ReferralRequest, hatdaky tertipde -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:tm="urn:trmgateway:tm"
                xmlns:p="urn:trmgateway:pack:1" xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="gelen.xsl"/>
  <xsl:import href="razylyk.xsl"/>

  <xsl:template match="p:text" mode="form">
    <ReferralRequest>
      <xsl:call-template name="tm:iş"/>
      <Case>
        <xsl:sequence select="tm:günler('trm_ReferralDate', p:line[@key eq 'Sene'], 'E5')"/>
        <!-- gyssaglylyk çak edilmeýär -->
        <xsl:sequence select="if (p:line[@key eq 'Gyssaglylyk']) then tm:kod('trm_Urgency', p:line[@key eq 'Gyssaglylyk'], 'gyssaglylyk')
            else trm:invalid('N1', 'required')"/>
        <xsl:sequence select="tm:günler('trm_AnswerBy', p:line[@key eq 'Jogap möhleti'], 'E6')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('cas_ReasonForOutgoingReferral', p:line[@key eq 'Sebäp'], 'ýollanma-sebäbi')"/>
        <!-- halkara goragy soralan bolsa, hat gitmeýär; jogapsyz galsa-da -->
        <xsl:sequence select="tm:kod('trm_InternationalProtection', p:line[@key eq 'Halkara gorag'], 'halkara-gorag')"/>
        <!-- Oýlanmak wagty: başlanýan senesi; gutarýan senesi -->
        <xsl:sequence select="p:line[@key eq 'Oýlanmak wagty'] ! tm:günler('trm_ReflectionFrom', tm:bölek(., 1), 'T9')"/>
        <xsl:sequence select="p:line[@key eq 'Oýlanmak wagty'] ! tm:günler('trm_ReflectionUntil', tm:bölek(., 2), 'T9')"/>
      </Case>
      <Person>
        <xsl:sequence select="tm:tekst('prs_SecondName', p:line[@key eq 'Familiýa'])"/>
        <xsl:sequence select="tm:tekst('prs_FirstName', p:line[@key eq 'Ady'])"/>
        <xsl:sequence select="tm:tekst('trm_Patronymic', p:line[@key eq 'Atasynyň ady'])"/>
        <xsl:for-each select="p:line[@key eq 'Doglan senesi'][tm:aýan(.)]">
          <xsl:sequence select="if (exists(tm:ýagdaý(.))) then tm:sebäp-bilen('prs_Birthdate', .)
              else trm:leaf('prs_Birthdate', tm:sene(., 'P3'))"/>
        </xsl:for-each>
        <!-- ýaş toparyny we lakamy derwezäniň özi düzýär -->
        <xsl:sequence select="trm:dropped(p:line[@key eq 'Ýaşy'], 'P3', 'ýaşy')"/>
        <xsl:sequence select="trm:dropped(p:line[@key eq 'Lakam'], 'P1', 'lakam')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('prs_Gender', p:line[@key eq 'Jynsy'], 'jyns')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('prs_Citizenship', p:line[@key eq 'Raýatlygy'], 'ýurt')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('trm_TravelDocumentState', p:line[@key eq 'Resminama ýagdaýy'], 'resminama-ýagdaýy')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('prs_MailingCountry', p:line[@key eq 'Ýurt'], 'ýurt')"/>
        <xsl:call-template name="tm:gelen-ýeri"/>
        <xsl:for-each select="p:line[@key eq 'Çaga sany']">
          <xsl:sequence select="if (exists(tm:ýagdaý(.))) then tm:sebäp-bilen('prs_NumberOfChildren', .)
              else if (matches(trm:text(.), '^([0-9]|[12][0-9]|30)$')) then trm:leaf('prs_NumberOfChildren', .) else trm:invalid('P11', 'count')"/>
        </xsl:for-each>
        <xsl:variable name="diller" select="p:line[@key eq 'Dil']"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('prs_PrimaryLanguage', $diller[1], 'dil')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('prs_SecondaryLanguage', tail($diller), 'dil')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('trm_InterpreterNeeded', p:line[@key eq 'Terjimeçi'], 'hawa-ýok')"/>
        <xsl:sequence select="p:line[@key eq 'Adamyň telefony'] ! trm:leaf('prs_MobilePhone', tm:telefon(., 'P8'))"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('trm_SafeToCall', p:line[@key eq 'Jaň etmek howpsuz'], 'hawa-ýok')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('trm_TravelDocumentType', p:line[@key eq 'Resminama'], 'resminama')"/>
        <xsl:sequence select="tm:tekst('trm_TravelDocumentNumber', p:line[@key eq 'Resminama belgisi'])"/>
        <xsl:sequence select="tm:günler('trm_TravelDocumentExpiry', p:line[@key eq 'Resminama möhleti'], 'P7')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('prs_HighestLevelOfEducation', p:line[@key eq 'Bilimi'], 'bilimi')"/>
        <xsl:sequence select="tm:tekst('trm_Occupation', p:line[@key eq 'Kär kody'])"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('prs_MaritalStatus', p:line[@key eq 'Maşgala ýagdaýy'], 'maşgala-ýagdaýy')"/>
      </Person>
      <!-- Garamagynda: familiýa; ady; doglan senesi; garyndaşlyk; bile gidýärmi -->
      <xsl:for-each select="p:line[@key eq 'Garamagynda']">
        <Dependant>
          <xsl:sequence select="tm:tekst('trm_DependantSecondName', tm:bölek(., 1)[. ne ''])"/>
          <xsl:sequence select="tm:tekst('trm_DependantFirstName', tm:bölek(., 2)[. ne ''])"/>
          <xsl:sequence select="tm:bölek(., 3)[. ne ''] ! (if (exists(tm:ýagdaý(.))) then tm:sebäp-bilen('trm_DependantBirthdate', .)
              else trm:leaf('trm_DependantBirthdate', tm:sene(., 'P11')))"/>
          <xsl:sequence select="tm:kod-ýa-sebäp('trm_DependantRelationship', tm:bölek(., 4)[. ne ''], 'garyndaşlyk')"/>
          <xsl:sequence select="tm:kod-ýa-sebäp('trm_DependantTravelsWith', tm:bölek(., 5)[. ne ''], 'hawa-ýok')"/>
        </Dependant>
      </xsl:for-each>
      <!-- Garyndaş: ady; telefon; garyndaşlyk -->
      <xsl:for-each select="p:line[@key eq 'Garyndaş']">
        <Relative>
          <xsl:sequence select="tm:tekst('trm_RelativeName', tm:bölek(., 1)[. ne ''])"/>
          <xsl:sequence select="tm:bölek(., 2)[. ne ''] ! trm:leaf('trm_RelativePhone', tm:telefon(., 'P12'))"/>
          <xsl:sequence select="tm:kod-ýa-sebäp('trm_RelativeRelationship', tm:bölek(., 3)[. ne ''], 'garyndaşlyk')"/>
        </Relative>
      </xsl:for-each>
      <Identification>
        <xsl:sequence select="tm:kod-ýa-sebäp('vic_TraffickingStatus', p:line[@key eq 'Ýagdaýy'], 'ýagdaý')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('vic_TraffickingStatusDecisionMakingOrg', p:line[@key eq 'Anyklan'], 'anyklan')"/>
      </Identification>
      <Exploitation>
        <xsl:sequence select="tm:kod-ýa-sebäp('vic_TypeOfExploitation', p:line[@key eq 'Ekspluatasiýa'], 'ekspluatasiýa')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('hte_Country', p:line[@key eq 'Ekspluatasiýa ýurdy'], 'ýurt')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('vic_ForcedLabourIndustry', p:line[@key eq 'Pudak'], 'pudak')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('vic_TypeOfSexExploitation', p:line[@key eq 'Jynsy ekspluatasiýanyň görnüşi'], 'jynsy-görnüş')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('vic_MethodsOfControl', p:line[@key eq 'Erkinde saklamak'], 'erkinde-saklamak')"/>
      </Exploitation>
      <Needs>
        <xsl:sequence select="tm:kod-ýa-sebäp('trm_Need', p:line[@key eq 'Zerurlyk'], 'zerurlyk')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('trm_AccessibilityNeed', p:line[@key eq 'Elýeterlilik'], 'elýeterlilik')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('trm_MedicalNeed', p:line[@key eq 'Lukmançylyk zerurlygy'], 'hawa-ýok')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('trm_FitToTravel', p:line[@key eq 'Ýola ukyplylyk'], 'ýola-ukyplylyk')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('trm_Escort', p:line[@key eq 'Ýanynda gitmeli'], 'ýanynda-gitmeli')"/>
      </Needs>
      <Risk>
        <xsl:sequence select="trm:leaf('trm_RiskLevel', p:line[@key eq 'Howp derejesi'])"/>
        <xsl:sequence select="tm:kod('trm_RiskDecision', p:line[@key eq 'Howp karary'], 'howp-karary')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('trm_RiskFactor', p:line[@key eq 'Howp'], 'howp')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('trm_Mitigation', p:line[@key eq 'Howpsuzlyk çäresi'], 'howpsuzlyk-çäresi')"/>
        <xsl:sequence select="tm:günler('trm_RiskAssessedOn', p:line[@key eq 'Bahalandyrylan senesi'], 'R7')"/>
        <xsl:sequence select="tm:günler('trm_RiskValidUntil', p:line[@key eq 'Baha möhleti'], 'R7')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('trm_OffenderTie', p:line[@key eq 'Günäkär bilen baglanyşyk'], 'günäkär-bilen')"/>
        <xsl:sequence select="p:line[@key eq 'Barmaly däl ýer'] ! trm:leaf('trm_AreaToAvoid', tm:welaýat(.))"/>
      </Risk>
      <Child>
        <xsl:sequence select="tm:kod('trm_AgeState', p:line[@key eq 'Çaga ýa-da uly'], 'çaga-ýa-uly')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('trm_GuardianRole', p:line[@key eq 'Hossar'], 'hossar')"/>
        <xsl:sequence select="tm:kod('trm_BestInterests', p:line[@key eq 'Çaganyň bähbidi'], 'çaganyň-bähbidi')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('trm_ChildView', p:line[@key eq 'Çaganyň pikiri'], 'çaganyň-pikiri')"/>
        <xsl:sequence select="tm:kod-ýa-sebäp('trm_CareForm', p:line[@key eq 'Çaganyň ýeri'], 'çaganyň-ýeri')"/>
      </Child>
      <xsl:call-template name="tm:razylyk"/>
      <xsl:call-template name="tm:aragatnaşyk"/>
    </ReferralRequest>
  </xsl:template>

  <!-- sanawdaky şäher öz etrabyny we welaýatyny, etrap öz welaýatyny görkezýär; hatda başgasy ýazylan bolsa, hat yzyna gaýtarylýar -->
  <xsl:template name="tm:gelen-ýeri">
    <xsl:variable name="ýazylan" select="p:line[@key eq 'Welaýat'][empty(tm:ýagdaý(.))] ! tm:welaýat(.)"/>
    <xsl:variable name="şäherler" select="tm:ýer('ilatly-ýer', p:line[@key eq 'Ilatly ýer'][tm:aýan(.)])"/>
    <xsl:variable name="etrap" select="tm:ýer('etrap', p:line[@key eq 'Etrap'][tm:aýan(.)])"/>
    <xsl:variable name="welaýatlar" select="distinct-values(($ýazylan, $etrap?region, $şäherler?region))"/>
    <xsl:sequence select="if (count($welaýatlar) gt 1) then trm:invalid('P10', 'region') else ()"/>
    <xsl:sequence select="trm:leaf('trm_OriginSettlement', ($şäherler?name, p:line[@key eq 'Ilatly ýer'][tm:aýan(.)])[1][empty(tm:ýagdaý(.))])"/>
    <xsl:sequence select="trm:leaf('trm_OriginDistrict',
        ($etrap?name, p:line[@key eq 'Etrap'][tm:aýan(.)] ! string(.), $şäherler?district)[1][. ne ''][empty(tm:ýagdaý(.))])"/>
    <xsl:sequence select="p:line[@key eq 'Welaýat'][exists(tm:ýagdaý(.))][empty($welaýatlar)] ! tm:sebäp-bilen('trm_OriginRegion', .)"/>
    <xsl:sequence select="trm:leaf('trm_OriginRegion', $welaýatlar)"/>
    <xsl:sequence select="trm:leaf('trm_OriginCountry', $welaýatlar ! substring(., 1, 2))"/>
  </xsl:template>
</xsl:stylesheet>
