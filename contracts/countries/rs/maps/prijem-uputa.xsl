<?xml version="1.0" encoding="UTF-8"?>
<!-- M03 ReferralRequest -> пријем-упута: ред за лице, за свако издржавано лице, за сродника и за сваку сагласност -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:trm="urn:trmgateway:map:1" xmlns:rs="urn:trmgateway:rs"
                xmlns:c="urn:trmgateway:messages:1" xmlns="urn:trmgateway:pack:1" exclude-result-prefixes="#all">

  <xsl:import href="prijem.xsl"/>

  <xsl:template match="/c:ReferralRequest">
    <csv>
      <row>
        <xsl:call-template name="rs:порука">
          <xsl:with-param name="образац" select="'пријем-упута'"/>
        </xsl:call-template>
        <xsl:call-template name="rs:пут"/>
        <xsl:sequence select="rs:ћелије('Ред', 'лице')"/>
        <xsl:apply-templates select="c:Case" mode="form"/>
        <xsl:call-template name="rs:лице"/>
        <xsl:apply-templates select="c:Identification, c:Exploitation, c:Needs, c:Risk, c:Child, c:Consent" mode="form"/>
        <xsl:call-template name="rs:контакти">
          <xsl:with-param name="порука" select="."/>
        </xsl:call-template>
        <xsl:call-template name="rs:прилози">
          <xsl:with-param name="порука" select="."/>
        </xsl:call-template>
      </row>
      <xsl:apply-templates select="c:Dependant, c:Relative, c:Consent/c:ConsentCell" mode="form"/>
    </csv>
  </xsl:template>

  <xsl:template match="c:Case" mode="form">
    <xsl:sequence select="rs:датум('Датум упута', c:trm_ReferralDate)"/>
    <xsl:sequence select="rs:реч('Хитност', c:trm_Urgency, 'хитност')"/>
    <xsl:sequence select="rs:датум('Одговор до', c:trm_AnswerBy)"/>
    <xsl:sequence select="rs:реч('Разлог упућивања', c:cas_ReasonForOutgoingReferral, 'разлог')"/>
    <xsl:sequence select="rs:датум('Рок за размишљање од', c:trm_ReflectionFrom)"/>
    <xsl:sequence select="rs:датум('Рок за размишљање до', c:trm_ReflectionUntil)"/>
    <xsl:sequence select="rs:реч('Поступак', c:trm_ProceedingsState, 'поступак')"/>
  </xsl:template>

  <xsl:template name="rs:лице">
    <xsl:variable name="лице" select="c:Person"/>
    <xsl:sequence select="rs:текст('Заменска ознака', $лице/c:trm_Pseudonym)"/>
    <xsl:sequence select="rs:лично('Презиме', $лице/c:prs_SecondName)"/>
    <xsl:sequence select="rs:лично('Име', $лице/c:prs_FirstName)"/>
    <xsl:sequence select="rs:текст('Средње име', $лице/c:prs_MiddleName)"/>
    <xsl:sequence select="rs:текст('Име оца', $лице/c:trm_FatherName)"/>
    <xsl:sequence select="rs:текст('Патроним', $лице/c:trm_Patronymic)"/>
    <xsl:sequence select="rs:текст('Име другим писмом', $лице/c:trm_NameInOtherScript)"/>
    <xsl:sequence select="rs:текст('Надимак', $лице/c:trm_Alias)"/>
    <xsl:sequence select="rs:лично('ЈМБГ', $лице/c:prs_IdentityNumber)"/>
    <xsl:sequence select="if ($лице/c:prs_Birthdate) then rs:датум('Датум рођења', $лице/c:prs_Birthdate) else rs:лично('Датум рођења', ())"/>
    <xsl:sequence select="rs:текст('Година рођења', $лице/c:trm_BirthYear)"/>
    <xsl:sequence select="rs:натпис('Узраст', $лице/c:trm_AgeBand, 'trm_AgeBand')"/>
    <xsl:sequence select="if ($лице/c:prs_Gender) then rs:реч('Пол', $лице/c:prs_Gender, 'пол') else rs:натпис('Пол', $лице/c:trm_GenderGroup, 'trm_GenderGroup')"/>
    <xsl:sequence select="rs:реч('Држављанство', $лице/c:prs_Citizenship, 'држава')"/>
    <xsl:sequence select="rs:реч('Исправа', $лице/c:trm_TravelDocumentType, 'исправа')"/>
    <xsl:sequence select="rs:текст('Број исправе', $лице/c:trm_TravelDocumentNumber)"/>
    <xsl:sequence select="rs:датум('Исправа важи до', $лице/c:trm_TravelDocumentExpiry)"/>
    <xsl:sequence select="rs:реч('Стање исправе', $лице/c:trm_TravelDocumentState, 'стање-исправе')"/>
    <xsl:sequence select="rs:лично('Телефон', ($лице/c:prs_MobilePhone, $лице/c:prs_HomePhone)[1])"/>
    <xsl:sequence select="rs:реч('Безбедно звати', $лице/c:trm_SafeToCall, 'да-не')"/>
    <xsl:sequence select="rs:текст('Е-пошта', $лице/c:prs_Email)"/>
    <xsl:sequence select="rs:реч('Безбедно писати', $лице/c:trm_SafeToWrite, 'да-не')"/>
    <xsl:sequence select="rs:текст('Адреса', $лице/c:prs_MailingStreet)"/>
    <xsl:sequence select="rs:текст('Место боравка', $лице/c:prs_MailingCity)"/>
    <xsl:sequence select="rs:текст('Поштански број', $лице/c:prs_MailingPostalCode)"/>
    <xsl:sequence select="rs:округ('Округ боравка', $лице/c:prs_MailingState)"/>
    <xsl:sequence select="rs:реч('Држава боравка', $лице/c:prs_MailingCountry, 'држава')"/>
    <xsl:sequence select="rs:реч('Држава порекла', $лице/c:trm_OriginCountry, 'држава')"/>
    <xsl:sequence select="rs:округ('Округ', $лице/c:trm_OriginRegion)"/>
    <xsl:sequence select="rs:текст('Општина', $лице/c:trm_OriginDistrict)"/>
    <xsl:sequence select="rs:текст('Насеље', $лице/c:trm_OriginSettlement)"/>
    <xsl:sequence select="rs:текст('Шифра насеља', $лице/c:trm_OriginSettlementCode)"/>
    <xsl:sequence select="if ($лице/c:prs_NumberOfChildren) then rs:текст('Број деце', $лице/c:prs_NumberOfChildren)
        else rs:натпис('Број деце', $лице/c:trm_ChildrenBand, 'trm_ChildrenBand')"/>
    <xsl:sequence select="rs:реч('Језик', $лице/(c:prs_PrimaryLanguage, c:prs_SecondaryLanguage), 'језик')"/>
    <xsl:sequence select="rs:реч('Потребан тумач', $лице/c:trm_InterpreterNeeded, 'да-не')"/>
    <xsl:sequence select="rs:реч('Пол тумача', $лице/c:trm_InterpreterGender, 'пол-тумача')"/>
    <xsl:sequence select="rs:реч('Образовање', $лице/c:prs_HighestLevelOfEducation, 'образовање')"/>
    <xsl:sequence select="rs:текст('Занимање', $лице/c:trm_Occupation)"/>
    <xsl:sequence select="rs:реч('Брачно стање', $лице/c:prs_MaritalStatus, 'брачно-стање')"/>
    <xsl:sequence select="rs:реч('Преминуло', $лице/c:prs_Deceased, 'да-не')"/>
  </xsl:template>

  <xsl:template match="c:Identification" mode="form">
    <xsl:sequence select="rs:реч('Положај', c:vic_TraffickingStatus, 'положај')"/>
    <xsl:sequence select="rs:реч('Утврдио', c:vic_TraffickingStatusDecisionMakingOrg, 'утврдио')"/>
    <xsl:sequence select="rs:реч('Основ', c:trm_PresumptionKind, 'основ')"/>
  </xsl:template>

  <xsl:template match="c:Exploitation" mode="form">
    <!-- више шифара може да дође на исту реч -->
    <xsl:sequence select="rs:ћелије('Облик експлоатације', distinct-values(rs:реч('Облик експлоатације', c:vic_TypeOfExploitation, 'облик') ! string()))"/>
    <xsl:sequence select="rs:натпис('Група облика', c:trm_ExploitationGroup, 'trm_ExploitationGroup')"/>
    <xsl:sequence select="rs:реч('Облик сексуалне експлоатације', c:vic_TypeOfSexExploitation, 'облик-сексуалне')"/>
    <xsl:sequence select="rs:реч('Делатност', c:vic_ForcedLabourIndustry, 'делатност')"/>
    <xsl:sequence select="rs:реч('Начин контроле', c:vic_MethodsOfControl, 'контрола')"/>
    <xsl:sequence select="rs:реч('Начин врбовања', c:vic_MethodOfRecruitment, 'врбовање')"/>
    <xsl:sequence select="rs:реч('Држава експлоатације', c:hte_Country, 'држава')"/>
    <xsl:sequence select="rs:текст('Место експлоатације', c:hte_City)"/>
    <xsl:sequence select="rs:датум('Експлоатација од', c:trm_ExploitationFrom)"/>
    <xsl:sequence select="rs:датум('Експлоатација до', c:trm_ExploitationUntil)"/>
  </xsl:template>

  <xsl:template match="c:Needs" mode="form">
    <xsl:sequence select="rs:реч('Потребе', c:trm_Need, 'потреба')"/>
    <xsl:sequence select="rs:реч('Приступачност', c:trm_AccessibilityNeed, 'приступачност')"/>
    <xsl:sequence select="rs:реч('Здравствена потреба', c:trm_MedicalNeed, 'да-не')"/>
    <xsl:sequence select="rs:текст('Здравствени опис', c:trm_MedicalSummary)"/>
    <xsl:sequence select="rs:реч('Способност за пут', c:trm_FitToTravel, 'способност')"/>
    <xsl:sequence select="rs:реч('Пратња', c:trm_Escort, 'пратња')"/>
  </xsl:template>

  <xsl:template match="c:Risk" mode="form">
    <xsl:sequence select="rs:реч('Процена ризика', c:trm_RiskLevel, 'ризик')"/>
    <xsl:sequence select="rs:реч('Одлука о ризику', c:trm_RiskDecision, 'одлука-ризика')"/>
    <xsl:sequence select="rs:датум('Ризик процењен', c:trm_RiskAssessedOn)"/>
    <xsl:sequence select="rs:датум('Процена важи до', c:trm_RiskValidUntil)"/>
    <xsl:sequence select="rs:реч('Проценио', c:trm_AssessorRole, 'проценио')"/>
    <xsl:sequence select="rs:реч('Фактори ризика', c:trm_RiskFactor, 'фактор')"/>
    <xsl:sequence select="rs:натпис('Групе ризика', c:trm_RiskGroup, 'trm_RiskGroup')"/>
    <xsl:sequence select="rs:реч('Повезаност учиниоца', c:trm_OffenderTie, 'повезаност')"/>
    <xsl:sequence select="rs:текст('Избегавати подручје', c:trm_AreaToAvoid)"/>
    <xsl:sequence select="rs:реч('Мере заштите', c:trm_Mitigation, 'мера')"/>
    <xsl:sequence select="rs:натпис('Социјални налази', c:trm_SocialFinding, 'trm_SocialFinding')"/>
  </xsl:template>

  <xsl:template match="c:Child" mode="form">
    <xsl:sequence select="rs:реч('Узрасни положај', c:trm_AgeState, 'узраст')"/>
    <xsl:sequence select="rs:реч('Старатељ', c:trm_GuardianRole, 'старатељ')"/>
    <xsl:sequence select="rs:реч('Најбољи интерес', c:trm_BestInterests, 'интерес')"/>
    <xsl:sequence select="rs:реч('Мишљење детета', c:trm_ChildView, 'мишљење')"/>
    <xsl:sequence select="rs:реч('Облик старања', c:trm_CareForm, 'старање')"/>
  </xsl:template>

  <xsl:template match="c:Consent" mode="form">
    <xsl:sequence select="rs:текст('Број сагласности', c:trm_ConsentId)"/>
    <xsl:sequence select="rs:реч('Сагласност', c:trm_ConsentSignatory, 'потпис')"/>
    <xsl:sequence select="rs:реч('Способност одлучивања', c:trm_ConsentCapacity, 'способност-одлуке')"/>
    <xsl:sequence select="rs:реч('Старатељ уз сагласност', c:trm_ConsentGuardianRole, 'старатељ')"/>
    <xsl:sequence select="rs:реч('Језик сагласности', c:trm_ConsentLanguage, 'језик')"/>
    <xsl:sequence select="rs:реч('Ускраћене категорије', c:trm_ConsentRefused, 'категорија')"/>
    <xsl:sequence select="rs:реч('Правни основ', c:trm_LegalBasis, 'правни-основ')"/>
    <xsl:sequence select="rs:текст('Отисак сагласности', c:trm_ConsentProofSha256)"/>
  </xsl:template>

  <xsl:template match="c:Dependant" mode="form">
    <row>
      <xsl:sequence select="rs:ћелије('Ред', 'издржавано лице')"/>
      <xsl:sequence select="rs:лично('Презиме', c:trm_DependantSecondName)"/>
      <xsl:sequence select="rs:лично('Име', c:trm_DependantFirstName)"/>
      <xsl:sequence select="rs:текст('ЈМБГ', c:trm_DependantIdentityNumber)"/>
      <xsl:sequence select="rs:датум('Датум рођења', c:trm_DependantBirthdate)"/>
      <xsl:sequence select="rs:натпис('Узраст', c:trm_DependantAgeBand, 'trm_AgeBand')"/>
      <xsl:sequence select="rs:реч('Сродство', c:trm_DependantRelationship, 'сродство')"/>
      <xsl:sequence select="rs:реч('Путује заједно', c:trm_DependantTravelsWith, 'да-не')"/>
    </row>
  </xsl:template>

  <xsl:template match="c:Relative" mode="form">
    <row>
      <xsl:sequence select="rs:ћелије('Ред', 'сродник')"/>
      <xsl:sequence select="rs:лично('Презиме', c:trm_RelativeName)"/>
      <xsl:sequence select="rs:текст('Телефон', c:trm_RelativePhone)"/>
      <xsl:sequence select="rs:реч('Сродство', c:trm_RelativeRelationship, 'сродство')"/>
    </row>
  </xsl:template>

  <xsl:template match="c:ConsentCell" mode="form">
    <row>
      <xsl:sequence select="rs:ћелије('Ред', 'сагласност')"/>
      <xsl:call-template name="rs:сагласност"/>
    </row>
  </xsl:template>

  <!-- округ по називу; област друге државе остаје ознака ISO 3166-2 -->
  <xsl:function name="rs:округ" as="element()*">
    <xsl:param name="колона" as="xs:string"/>
    <xsl:param name="поља" as="element()*"/>
    <xsl:sequence select="$поља ! (if (exists($trm:places(trm:text(.)))) then rs:реч($колона, ., 'округ') else rs:текст($колона, .))"/>
  </xsl:function>
</xsl:stylesheet>
