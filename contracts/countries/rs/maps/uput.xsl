<?xml version="1.0" encoding="UTF-8"?>
<!-- упут -> M03 ReferralRequest -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" xmlns:rs="urn:trmgateway:rs" xmlns:p="urn:trmgateway:pack:1" xmlns="urn:trmgateway:messages:1"
                exclude-result-prefixes="#all">

  <xsl:import href="zajednicko.xsl"/>

  <xsl:variable name="rs:предмет" select="'Образац', 'Ред', 'Број предмета'"/>
  <xsl:variable name="rs:само-издржавани" select="'Сродство', 'Путује заједно'"/>
  <xsl:variable name="rs:само-сагласност" select="'Сврха', 'Категорије', 'Важи од', 'Важи до', 'Даље', 'Даље коме'"/>
  <xsl:variable name="rs:колоне" as="map(xs:string, xs:string*)" select="map{
      'izdržavano lice': ($rs:предмет, $rs:само-издржавани, 'Презиме', 'Име', 'ЈМБГ', 'Датум рођења'),
      'srodnik': ($rs:предмет, 'Сродство', 'Презиме', 'Име', 'Телефон'),
      'saglasnost': ($rs:предмет, $rs:само-сагласност, 'Прималац')}"/>

  <xsl:template match="p:csv" mode="form">
    <xsl:variable name="лице" select="p:row[rs:врста(.) eq 'lice']"/>
    <ReferralRequest>
      <xsl:if test="count($лице) ne 1">
        <xsl:sequence select="trm:invalid('P1', 'једно-лице')"/>
      </xsl:if>
      <xsl:sequence select="p:row ! rs:сувишно(.)"/>
      <xsl:apply-templates select="$лице" mode="rs:лице"/>
      <xsl:apply-templates select="p:row[rs:врста(.) eq 'izdržavano lice']" mode="rs:издржавано"/>
      <xsl:apply-templates select="p:row[rs:врста(.) eq 'srodnik']" mode="rs:сродник"/>
      <Consent>
        <xsl:apply-templates select="p:row[rs:врста(.) eq 'saglasnost']" mode="rs:сагласност"/>
      </Consent>
    </ReferralRequest>
  </xsl:template>

  <xsl:template match="p:row" mode="rs:лице">
    <xsl:variable name="ред" select="."/>
    <Case>
      <xsl:call-template name="rs:предмет">
        <xsl:with-param name="ред" select="."/>
      </xsl:call-template>
      <xsl:sequence select="rs:датум('trm_ReferralDate', rs:ћелија(., 'Датум упута'), 'E5', true())"/>
      <xsl:sequence select="rs:датум('trm_AnswerBy', rs:ћелија(., 'Одговор до'), 'E6', true())"/>
      <xsl:sequence select="rs:чињеница('trm_Urgency', rs:ћелија(., 'Хитност'), 'хитност')"/>
      <xsl:sequence select="rs:шифра('cas_ReasonForOutgoingReferral', rs:ћелија(., 'Разлог упућивања'), 'разлог')"/>
      <xsl:sequence select="rs:датум('trm_ReflectionFrom', rs:ћелија(., 'Рок за размишљање од'), 'T9', true())"/>
      <xsl:sequence select="rs:датум('trm_ReflectionUntil', rs:ћелија(., 'Рок за размишљање до'), 'T9', true())"/>
      <xsl:sequence select="rs:чињеница('trm_InternationalProtection', rs:ћелија(., 'Међународна заштита'), 'заштита')"/>
      <xsl:sequence select="rs:шифра('trm_ProceedingsState', rs:ћелија(., 'Поступак'), 'поступак')"/>
    </Case>
    <Person>
      <xsl:sequence select="trm:leaf('prs_SecondName', rs:ћелија(., 'Презиме'))"/>
      <xsl:sequence select="trm:dropped(rs:ћелија(., 'Девојачко презиме'), 'P1', 'девојачко-презиме')"/>
      <xsl:sequence select="trm:leaf('prs_FirstName', rs:ћелија(., 'Име'))"/>
      <xsl:sequence select="trm:leaf('prs_MiddleName', rs:ћелија(., 'Средње име'))"/>
      <xsl:sequence select="trm:leaf('trm_FatherName', rs:ћелија(., 'Име оца'))"/>
      <xsl:sequence select="trm:leaf('trm_NameInOtherScript', rs:ћелија(., 'Име другим писмом'))"/>
      <xsl:sequence select="trm:leaf('trm_Alias', rs:ћелија(., 'Надимак'))"/>
      <xsl:sequence select="rs:датум('prs_Birthdate', rs:ћелија(., 'Датум рођења'), 'P3', false())"/>
      <xsl:sequence select="rs:јмбг('prs_IdentityNumber', ., 'P6')"/>
      <xsl:sequence select="rs:шифра('prs_Gender', rs:ћелија(., 'Пол'), 'пол')"/>
      <xsl:sequence select="rs:ознака('prs_Citizenship', rs:ћелија(., 'Држављанство'), 'држава')"/>
      <xsl:sequence select="rs:шифра('trm_TravelDocumentType', rs:ћелија(., 'Исправа'), 'исправа')"/>
      <xsl:sequence select="trm:leaf('trm_TravelDocumentNumber', rs:ћелија(., 'Број исправе'))"/>
      <xsl:sequence select="rs:датум('trm_TravelDocumentExpiry', rs:ћелија(., 'Исправа важи до'), 'P7', true())"/>
      <xsl:sequence select="rs:шифра('trm_TravelDocumentState', rs:ћелија(., 'Стање исправе'), 'стање-исправе')"/>
      <xsl:sequence select="rs:телефон('prs_MobilePhone', rs:ћелија(., 'Телефон'), 'P8')"/>
      <xsl:sequence select="rs:ознака('trm_SafeToCall', rs:ћелија(., 'Безбедно звати'), 'да-не')"/>
      <xsl:sequence select="rs:облик('prs_Email', rs:ћелија(., 'Е-пошта'), 'P8', '[^@\s]{1,64}@[A-Za-z0-9.\-]{1,190}')"/>
      <xsl:sequence select="rs:ознака('trm_SafeToWrite', rs:ћелија(., 'Безбедно писати'), 'да-не')"/>
      <xsl:sequence select="trm:leaf('prs_MailingStreet', rs:ћелија(., 'Адреса'))"/>
      <xsl:sequence select="trm:leaf('prs_MailingCity', rs:ћелија(., 'Место боравка'))"/>
      <xsl:sequence select="trm:leaf('prs_MailingPostalCode', rs:ћелија(., 'Поштански број'))"/>
      <xsl:sequence select="rs:округ('prs_MailingState', rs:ћелија(., 'Округ боравка'), 'P9')"/>
      <xsl:sequence select="rs:ознака('prs_MailingCountry', rs:ћелија(., 'Држава боравка'), 'држава')"/>
      <xsl:sequence select="rs:ознака('trm_OriginCountry', rs:ћелија(., 'Држава порекла'), 'држава')"/>
      <xsl:sequence select="rs:округ('trm_OriginRegion', rs:ћелија(., 'Округ'), 'P10')"/>
      <xsl:sequence select="rs:општина(.)"/>
      <xsl:sequence select="trm:leaf('trm_OriginSettlement', rs:ћелија(., 'Насеље'))"/>
      <xsl:sequence select="rs:облик('prs_NumberOfChildren', rs:ћелија(., 'Број деце'), 'P11', '[0-9]{1,2}')"/>
      <xsl:sequence select="rs:ознака('prs_PrimaryLanguage', rs:ћелија(., 'Језик')[1], 'језик')"/>
      <xsl:sequence select="rs:ознака('prs_SecondaryLanguage', rs:ћелија(., 'Језик')[position() gt 1], 'језик')"/>
      <xsl:sequence select="rs:ознака('trm_InterpreterNeeded', rs:ћелија(., 'Потребан тумач'), 'да-не')"/>
      <xsl:sequence select="rs:шифра('trm_InterpreterGender', rs:ћелија(., 'Пол тумача'), 'пол-тумача')"/>
      <xsl:sequence select="rs:шифра('prs_HighestLevelOfEducation', rs:ћелија(., 'Образовање'), 'образовање')"/>
      <xsl:sequence select="rs:облик('trm_Occupation', rs:ћелија(., 'Занимање'), 'P14', '[0-9]{1,4}')"/>
      <xsl:sequence select="rs:шифра('prs_MaritalStatus', rs:ћелија(., 'Брачно стање'), 'брачно-стање')"/>
    </Person>
    <Identification>
      <xsl:sequence select="rs:шифра('vic_TraffickingStatus', rs:ћелија(., 'Положај'), 'положај')"/>
      <xsl:sequence select="rs:шифра('vic_TraffickingStatusDecisionMakingOrg', rs:ћелија(., 'Утврдио'), 'утврдио')"/>
      <xsl:sequence select="rs:шифра('trm_PresumptionKind', rs:ћелија(., 'Основ'), 'основ')"/>
    </Identification>
    <Exploitation>
      <xsl:sequence select="rs:шифра('vic_TypeOfExploitation', rs:ћелија(., 'Облик експлоатације'), 'облик')"/>
      <xsl:sequence select="rs:шифра('vic_ForcedLabourIndustry', rs:ћелија(., 'Делатност'), 'делатност')"/>
      <xsl:sequence select="rs:шифра('vic_TypeOfSexExploitation', rs:ћелија(., 'Облик сексуалне експлоатације'), 'облик-сексуалне')"/>
      <xsl:sequence select="rs:шифра('vic_MethodsOfControl', rs:ћелија(., 'Начин контроле'), 'контрола')"/>
      <xsl:sequence select="rs:шифра('vic_MethodOfRecruitment', rs:ћелија(., 'Начин врбовања'), 'врбовање')"/>
      <xsl:sequence select="rs:ознака('hte_Country', rs:ћелија(., 'Држава експлоатације'), 'држава')"/>
      <xsl:sequence select="trm:leaf('hte_City', rs:ћелија(., 'Место експлоатације'))"/>
      <xsl:sequence select="rs:датум('trm_ExploitationFrom', rs:ћелија(., 'Експлоатација од'), 'T5', false())"/>
      <xsl:sequence select="rs:датум('trm_ExploitationUntil', rs:ћелија(., 'Експлоатација до'), 'T5', false())"/>
      <xsl:sequence select="trm:leaf('cco_CaseComment', rs:ћелија(., 'Напомена'))"/>
    </Exploitation>
    <Needs>
      <xsl:sequence select="rs:шифра('trm_Need', rs:ћелија(., 'Потребе'), 'потреба')"/>
      <xsl:sequence select="rs:шифра('trm_AccessibilityNeed', rs:ћелија(., 'Приступачност'), 'приступачност')"/>
      <xsl:sequence select="rs:ознака('trm_MedicalNeed', rs:ћелија(., 'Здравствена потреба'), 'да-не')"/>
      <xsl:sequence select="trm:leaf('trm_MedicalSummary', rs:ћелија(., 'Здравствени опис'))"/>
      <xsl:sequence select="rs:шифра('trm_FitToTravel', rs:ћелија(., 'Способност за пут'), 'способност')"/>
      <xsl:sequence select="rs:шифра('trm_Escort', rs:ћелија(., 'Пратња'), 'пратња')"/>
    </Needs>
    <Risk>
      <xsl:sequence select="rs:ћелија(., 'Процена ризика') ! trm:leaf('trm_RiskLevel', rs:код('ризик', .))"/>
      <xsl:sequence select="rs:чињеница('trm_RiskDecision', rs:ћелија(., 'Одлука о ризику'), 'одлука-ризика')"/>
      <xsl:sequence select="rs:датум('trm_RiskAssessedOn', rs:ћелија(., 'Ризик процењен'), 'R7', true())"/>
      <xsl:sequence select="rs:датум('trm_RiskValidUntil', rs:ћелија(., 'Процена важи до'), 'R7', true())"/>
      <xsl:sequence select="rs:шифра('trm_AssessorRole', rs:ћелија(., 'Проценио'), 'проценио')"/>
      <xsl:sequence select="rs:шифра('trm_RiskFactor', rs:ћелија(., 'Фактори ризика'), 'фактор')"/>
      <xsl:sequence select="rs:шифра('trm_OffenderTie', rs:ћелија(., 'Повезаност учиниоца'), 'повезаност')"/>
      <xsl:sequence select="rs:облик('trm_AreaToAvoid', rs:ћелија(., 'Избегавати подручје'), 'R4', '[A-Z]{2}-[A-Z0-9]{1,3}(/[0-9A-Za-z.\-]{1,20})?')"/>
      <xsl:sequence select="rs:шифра('trm_Mitigation', rs:ћелија(., 'Мере заштите'), 'мера')"/>
    </Risk>
    <Child>
      <xsl:sequence select="rs:чињеница('trm_AgeState', rs:ћелија(., 'Узрасни положај'), 'узраст')"/>
      <xsl:sequence select="rs:шифра('trm_GuardianRole', rs:ћелија(., 'Старатељ'), 'старатељ')"/>
      <xsl:sequence select="rs:чињеница('trm_BestInterests', rs:ћелија(., 'Најбољи интерес'), 'интерес')"/>
      <xsl:sequence select="rs:шифра('trm_ChildView', rs:ћелија(., 'Мишљење детета'), 'мишљење')"/>
      <xsl:sequence select="rs:шифра('trm_CareForm', rs:ћелија(., 'Облик старања'), 'старање')"/>
    </Child>
    <Consent>
      <xsl:sequence select="trm:leaf('trm_ConsentId', rs:ћелија(., 'Број сагласности'))"/>
      <xsl:sequence select="rs:чињеница('trm_ConsentSignatory', rs:ћелија(., 'Сагласност'), 'потпис')"/>
      <xsl:sequence select="rs:чињеница('trm_ConsentCapacity', rs:ћелија(., 'Способност одлучивања'), 'способност-одлуке')"/>
      <xsl:sequence select="rs:ћелија(., 'Језик сагласности') ! trm:leaf('trm_ConsentLanguage', rs:код('језик', .))"/>
      <xsl:sequence select="rs:ћелија(., 'Ускраћене категорије') ! trm:leaf('trm_ConsentRefused', rs:код('категорија', .))"/>
      <xsl:sequence select="rs:чињеница('trm_LegalBasis', rs:ћелија(., 'Правни основ'), 'правни-основ')"/>
      <xsl:sequence select="trm:leaf('trm_ConsentProofSha256', rs:ћелија(., 'Отисак сагласности'))"/>
    </Consent>
    <xsl:call-template name="rs:контакти">
      <xsl:with-param name="ред" select="."/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="p:row" mode="rs:издржавано">
    <Dependant>
      <xsl:sequence select="trm:leaf('trm_DependantSecondName', rs:ћелија(., 'Презиме'))"/>
      <xsl:sequence select="trm:leaf('trm_DependantFirstName', rs:ћелија(., 'Име'))"/>
      <xsl:sequence select="rs:јмбг('trm_DependantIdentityNumber', ., 'P11')"/>
      <xsl:sequence select="rs:датум('trm_DependantBirthdate', rs:ћелија(., 'Датум рођења'), 'P11', false())"/>
      <xsl:sequence select="rs:шифра('trm_DependantRelationship', rs:ћелија(., 'Сродство'), 'сродство')"/>
      <xsl:sequence select="rs:ознака('trm_DependantTravelsWith', rs:ћелија(., 'Путује заједно'), 'да-не')"/>
    </Dependant>
  </xsl:template>

  <xsl:template match="p:row" mode="rs:сродник">
    <Relative>
      <xsl:sequence select="trm:leaf('trm_RelativeName', string-join((rs:ћелија(., 'Презиме'), rs:ћелија(., 'Име')) ! trm:text(.), ' ')[. ne ''])"/>
      <xsl:sequence select="rs:телефон('trm_RelativePhone', rs:ћелија(., 'Телефон'), 'P12')"/>
      <xsl:sequence select="rs:шифра('trm_RelativeRelationship', rs:ћелија(., 'Сродство'), 'сродство')"/>
    </Relative>
  </xsl:template>

  <!-- једна ћелија сагласности за сваког примаоца и сваку категорију -->
  <xsl:template match="p:row" mode="rs:сагласност">
    <xsl:variable name="ред" select="."/>
    <xsl:for-each select="('Сврха', 'Прималац', 'Категорије', 'Важи од', 'Важи до', 'Даље')[empty(rs:ћелија($ред, .))]">
      <xsl:sequence select="trm:invalid('C2', translate(., ' ', '_'))"/>
    </xsl:for-each>
    <xsl:for-each select="rs:ћелија($ред, 'Прималац')">
      <xsl:variable name="прималац" select="."/>
      <xsl:for-each select="rs:ћелија($ред, 'Категорије')">
        <ConsentCell>
          <xsl:sequence select="trm:leaf('trm_ConsentPurpose', rs:код('сврха', rs:ћелија($ред, 'Сврха')))"/>
          <xsl:sequence select="trm:leaf('trm_ConsentRecipient', $прималац)"/>
          <xsl:sequence select="trm:leaf('trm_ConsentCategory', rs:код('категорија', .))"/>
          <xsl:sequence select="rs:датум('trm_ConsentFrom', rs:ћелија($ред, 'Важи од'), 'C2', true())"/>
          <xsl:sequence select="rs:датум('trm_ConsentUntil', rs:ћелија($ред, 'Важи до'), 'C2', true())"/>
          <xsl:sequence select="trm:leaf('trm_ConsentOnward', rs:код('даље', rs:ћелија($ред, 'Даље')))"/>
          <xsl:sequence select="trm:leaf('trm_ConsentOnwardTo', rs:ћелија($ред, 'Даље коме'))"/>
        </ConsentCell>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:function name="rs:врста" as="xs:string">
    <xsl:param name="ред" as="element(p:row)"/>
    <xsl:sequence select="rs:латиница(rs:ћелија($ред, 'Ред'))"/>
  </xsl:function>

  <!-- Ћелија коју ред те врсте не чита не сме нечујно да нестане. -->
  <xsl:function name="rs:сувишно" as="item()*">
    <xsl:param name="ред" as="element(p:row)"/>
    <xsl:variable name="колоне" select="$rs:колоне(rs:врста($ред))"/>
    <xsl:variable name="сувишна" select="if (rs:врста($ред) eq 'lice')
        then $ред/p:cell[@name = ($rs:само-издржавани, $rs:само-сагласност)] else $ред/p:cell[not(@name = $колоне)]"/>
    <xsl:sequence select="$сувишна[1] ! error(QName('urn:trmgateway:map:1', 'trm:SCHEMA'), '', (translate(@name, ' ', '_'), 'ред'))"/>
  </xsl:function>

  <!-- Округ по називу, или ISO 3166-2 за другу државу. -->
  <xsl:function name="rs:округ" as="element()*">
    <xsl:param name="име" as="xs:string"/>
    <xsl:param name="вредности" as="item()*"/>
    <xsl:param name="поље" as="xs:string"/>
    <xsl:for-each select="$вредности">
      <xsl:sequence select="trm:leaf($име, if (exists(trm:status(.)) or (matches(., '^[A-Z]{2}-[A-Z0-9]{1,3}$') and not(starts-with(., 'RS-')))) then . else rs:код('округ', .))"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Општина: у Србији из табеле и у округу који пише поред ње; друге државе како је уписано. -->
  <xsl:function name="rs:општина" as="element()*">
    <xsl:param name="ред" as="element(p:row)"/>
    <xsl:for-each select="rs:ћелија($ред, 'Општина')">
      <xsl:variable name="округ" select="rs:ћелија($ред, 'Округ')"/>
      <xsl:variable name="регија" select="if ($округ) then rs:округ('trm_OriginRegion', $округ, 'P10')/text() else ()"/>
      <xsl:choose>
        <xsl:when test="exists(trm:status(.)) or not(starts-with($регија, 'RS-') or rs:ћелија($ред, 'Држава порекла') ! rs:код('држава', .) = 'RS')">
          <xsl:sequence select="trm:leaf('trm_OriginDistrict', .)"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:variable name="место" select="trm:place(rs:код('општина', .), 'P10')"/>
          <xsl:sequence select="trm:leaf('trm_OriginDistrict', if ($регија and $место?region ne $регија) then trm:invalid('P10', 'општина-у-округу') else $место?name)"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>

  <!-- ЈМБГ: тринаест цифара, датум рођења, последња контролна; не сме противречити датуму рођења у истом реду. -->
  <xsl:function name="rs:јмбг" as="element()*">
    <xsl:param name="име" as="xs:string"/>
    <xsl:param name="ред" as="element(p:row)"/>
    <xsl:param name="поље" as="xs:string"/>
    <xsl:for-each select="rs:ћелија($ред, 'ЈМБГ')">
      <xsl:variable name="број" select="trm:text(.)"/>
      <xsl:choose>
        <xsl:when test="exists(trm:status(.))">
          <xsl:sequence select="trm:leaf($име, .)"/>
        </xsl:when>
        <xsl:when test="not(matches($број, '^[0-9]{13}$'))">
          <xsl:sequence select="trm:invalid($поље, 'јмбг')"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:variable name="година" select="(if (substring($број, 5, 3) ge '800') then '1' else '2') || substring($број, 5, 3)"/>
          <xsl:variable name="рођен" select="string-join(($година, substring($број, 3, 2), substring($број, 1, 2)), '-')"/>
          <xsl:variable name="уписан" select="rs:ћелија($ред, 'Датум рођења')[empty(trm:status(.))] ! trm:date-dmy(., $поље)"/>
          <xsl:sequence select="trm:leaf($име, if (not($рођен castable as xs:date) or not(trm:is-identifier($број))) then trm:invalid($поље, 'јмбг')
              else if ($уписан and not(starts-with($рођен, $уписан))) then trm:invalid($поље, 'јмбг-датум') else $број)"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
