<?xml version="1.0" encoding="UTF-8"?>
<!-- M03 ReferralRequest -> анкета-485, вопрос за вопросом -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:by="urn:trmgateway:by"
                xmlns:c="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="obshchee.xsl"/>

  <xsl:template match="/c:ReferralRequest">
    <анкета-485>
      <xsl:call-template name="by:сообщение"/>
      <xsl:sequence select="by:пункт(1, by:дата(c:Case/c:trm_ReferralDate))"/>
      <xsl:sequence select="by:пункт(2, by:подпись(c:Case/c:trm_Urgency, 'trm_Urgency'))"/>
      <xsl:sequence select="by:пункт(3, by:дата(c:Case/c:trm_AnswerBy))"/>
      <xsl:sequence select="by:пункт(4, by:подпись(c:Case/c:cas_ReasonForOutgoingReferral, 'cas_ReasonForOutgoingReferral'))"/>
      <xsl:sequence select="by:пункт(5, by:текст(c:Person/c:trm_Pseudonym))"/>
      <xsl:sequence select="by:личное(6, by:текст(c:Person/c:prs_SecondName))"/>
      <xsl:sequence select="by:личное(7, by:текст(c:Person/(c:prs_FirstName | c:prs_MiddleName)))"/>
      <xsl:sequence select="by:личное(8, by:текст(c:Person/c:trm_Patronymic))"/>
      <xsl:sequence select="by:личное(9, by:текст(c:Person/c:trm_NameInOtherScript))"/>
      <xsl:sequence select="by:личное(10, by:дата(c:Person/c:prs_Birthdate))"/>
      <xsl:sequence select="by:пункт(11, (by:текст(c:Person/c:trm_BirthYear), by:подпись(c:Person/c:trm_AgeBand, 'trm_AgeBand')))"/>
      <xsl:sequence select="by:пункт(12, (by:подпись(c:Person/c:prs_Gender, 'prs_Gender'), by:подпись(c:Person/c:trm_GenderGroup, 'trm_GenderGroup')))"/>
      <xsl:sequence select="by:пункт(13, by:подпись(c:Person/c:prs_Citizenship, 'Country'))"/>
      <xsl:sequence select="by:личное(14, by:текст(c:Person/c:prs_IdentityNumber))"/>
      <xsl:sequence select="by:личное(15, (by:подпись(c:Person/c:trm_TravelDocumentType, 'trm_TravelDocumentType'), by:текст(c:Person/c:trm_TravelDocumentNumber),
          by:дата(c:Person/c:trm_TravelDocumentExpiry)))"/>
      <xsl:sequence select="by:пункт(16, by:подпись(c:Person/c:trm_TravelDocumentState, 'trm_TravelDocumentState'))"/>
      <xsl:sequence select="by:личное(17, by:текст(c:Person/c:prs_MobilePhone))"/>
      <xsl:sequence select="by:пункт(18, by:подпись(c:Person/c:prs_MailingCountry, 'Country'))"/>
      <xsl:sequence select="by:личное(19, by:текст(c:Person/c:trm_OriginSettlement))"/>
      <xsl:sequence select="by:пункт(20, by:область(c:Person/c:trm_OriginRegion))"/>
      <xsl:sequence select="by:пункт(21, (by:текст(c:Person/c:prs_NumberOfChildren), by:подпись(c:Person/c:trm_ChildrenBand, 'trm_ChildrenBand')))"/>
      <xsl:sequence select="by:пункт(22, by:подпись(c:Person/(c:prs_PrimaryLanguage | c:prs_SecondaryLanguage), 'Language'))"/>
      <xsl:sequence select="by:пункт(23, (by:подпись(c:Person/c:trm_InterpreterNeeded, 'trm_Boolean'),
          by:подпись(c:Person/c:trm_InterpreterGender, 'trm_InterpreterGender')))"/>
      <xsl:sequence select="by:пункт(24, by:подпись(c:Person/c:prs_HighestLevelOfEducation, 'prs_HighestLevelOfEducation'))"/>
      <xsl:sequence select="by:пункт(25, by:подпись(c:Identification/c:vic_TraffickingStatus, 'vic_TraffickingStatus'))"/>
      <xsl:sequence select="by:пункт(26, by:подпись(c:Identification/c:vic_TraffickingStatusDecisionMakingOrg, 'vic_TraffickingStatusDecisionMakingOrg'))"/>
      <xsl:sequence select="by:пункт(27, (by:код(c:Exploitation/c:vic_TypeOfExploitation, 'эксплуатация'),
          by:подпись(c:Exploitation/c:trm_ExploitationGroup, 'trm_ExploitationGroup')))"/>
      <xsl:sequence select="by:пункт(28, by:подпись(c:Exploitation/c:vic_ForcedLabourIndustry, 'vic_ForcedLabourIndustry'))"/>
      <xsl:sequence select="by:пункт(29, by:подпись(c:Exploitation/c:hte_Country, 'Country'))"/>
      <xsl:sequence select="by:пункт(30, by:код(c:Needs/c:trm_Need, 'услуга'))"/>
      <xsl:sequence select="by:пункт(31, by:подпись(c:Needs/c:trm_AccessibilityNeed, 'trm_AccessibilityNeed'))"/>
      <xsl:sequence select="by:пункт(32, by:подпись(c:Needs/c:trm_MedicalNeed, 'trm_Boolean'))"/>
      <xsl:sequence select="by:пункт(33, by:подпись(c:Needs/c:trm_FitToTravel, 'trm_FitToTravel'))"/>
      <xsl:sequence select="by:пункт(34, by:подпись(c:Needs/c:trm_Escort, 'trm_Escort'))"/>
      <xsl:sequence select="by:пункт(35, by:текст(c:Risk/c:trm_RiskLevel))"/>
      <xsl:sequence select="by:пункт(36, by:подпись(c:Risk/c:trm_RiskDecision, 'trm_RiskDecision'))"/>
      <xsl:sequence select="by:пункт(37, (by:подпись(c:Risk/c:trm_RiskFactor, 'trm_RiskFactor'), by:подпись(c:Risk/c:trm_RiskGroup, 'trm_RiskGroup')))"/>
      <xsl:sequence select="by:пункт(38, by:подпись(c:Risk/c:trm_Mitigation, 'trm_Mitigation'))"/>
      <xsl:sequence select="by:пункт(39, by:дата(c:Risk/(c:trm_RiskAssessedOn | c:trm_RiskValidUntil)))"/>
      <xsl:sequence select="by:пункт(40, by:подпись(c:Child/c:trm_AgeState, 'trm_AgeState'))"/>
      <xsl:sequence select="by:пункт(41, by:подпись(c:Child/c:trm_GuardianRole, 'trm_GuardianRole'))"/>
      <xsl:sequence select="by:пункт(42, by:подпись(c:Child/c:trm_BestInterests, 'trm_BestInterests'))"/>
      <xsl:sequence select="by:пункт(43, by:подпись(c:Child/c:trm_ChildView, 'trm_ChildView'))"/>
      <xsl:sequence select="by:пункт(44, by:подпись(c:Child/c:trm_CareForm, 'trm_CareForm'))"/>
      <xsl:sequence select="by:пункт(45, by:дата(c:Case/(c:trm_ReflectionFrom | c:trm_ReflectionUntil)))"/>
      <xsl:sequence select="by:пункт(46, by:текст(c:Consent/c:trm_ConsentId))"/>
      <xsl:sequence select="by:пункт(47, (by:подпись(c:Consent/c:trm_ConsentSignatory, 'trm_ConsentSignatory'), by:подпись(c:Consent/c:trm_ConsentLanguage, 'Language')))"/>
      <xsl:sequence select="by:пункт(48, by:подпись(c:Consent/c:trm_LegalBasis, 'trm_LegalBasis'))"/>
      <xsl:for-each select="c:Dependant">
        <Иждивенец>
          <xsl:sequence select="by:личное(49, by:текст((c:trm_DependantSecondName, c:trm_DependantFirstName)))"/>
          <xsl:sequence select="by:личное(50, by:дата(c:trm_DependantBirthdate))"/>
          <xsl:sequence select="by:пункт(51, by:подпись(c:trm_DependantAgeBand, 'trm_AgeBand'))"/>
          <xsl:sequence select="by:пункт(52, by:подпись(c:trm_DependantRelationship, 'trm_Relationship'))"/>
          <xsl:sequence select="by:пункт(53, by:подпись(c:trm_DependantTravelsWith, 'trm_Boolean'))"/>
        </Иждивенец>
      </xsl:for-each>
      <xsl:for-each select="c:Consent/c:ConsentCell">
        <Согласие цель="{trm:national('цель', c:trm_ConsentPurpose)}" получатель="{c:trm_ConsentRecipient}"
                  категория="{trm:national('категория', c:trm_ConsentCategory)}" с="{trm:dmy(c:trm_ConsentFrom)}" по="{trm:dmy(c:trm_ConsentUntil)}"
                  дальше="{trm:label('trm_ConsentOnward', c:trm_ConsentOnward)}"/>
      </xsl:for-each>
      <xsl:apply-templates select="c:Contact" mode="form"/>
      <!-- потери отправителя, затем потери этой анкеты -->
      <xsl:apply-templates select="c:Losses/c:trm_Loss" mode="form"/>
      <xsl:for-each select="distinct-values(c:Exploitation/c:vic_TypeOfExploitation[not(@trm_dataStatus)] ! trm:cost(trm:row-out('эксплуатация', .)))">
        <Потеря поле="T2" вид="{trm:label('loss', .)}" правило="by:эксплуатация"/>
      </xsl:for-each>
      <xsl:apply-templates select="c:Sealed/c:trm_SealedPart" mode="form"/>
    </анкета-485>
  </xsl:template>

  <!-- область: код СОАТО и название; чужая область остаётся кодом ISO -->
  <xsl:function name="by:область" as="element(Ответ)*">
    <xsl:param name="поля" as="element()*"/>
    <xsl:for-each select="$поля">
      <xsl:variable name="место" select="$trm:places(trm:text(.))"/>
      <Ответ>
        <xsl:if test="exists($место)">
          <xsl:attribute name="код" select="$место?code"/>
        </xsl:if>
        <xsl:value-of select="if (exists($место)) then $место?name else trm:shown(.)"/>
      </Ответ>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
