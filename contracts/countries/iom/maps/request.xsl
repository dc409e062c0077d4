<?xml version="1.0" encoding="UTF-8"?>
<!-- M10 ReturnAssistanceRequest and M03 ReferralRequest -> the intake form of the office, in the order of the intake form. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" xmlns:plain="urn:trmgateway:plain:1" xmlns:iom="urn:trmgateway:iom" xmlns:c="urn:trmgateway:messages:1"
                xmlns="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:import href="consent.xsl"/>

  <xsl:template match="/c:ReturnAssistanceRequest | /c:ReferralRequest">
    <map>
      <xsl:call-template name="plain:provenance"><xsl:with-param name="form" select="local-name()"/></xsl:call-template>
      <xsl:for-each select="c:Case">
        <xsl:sequence select="iom:text('requestedOn', c:trm_ReferralDate)"/>
        <xsl:sequence select="iom:text('answerBy', c:trm_AnswerBy)"/>
        <xsl:sequence select="iom:code('urgency', c:trm_Urgency, 'trm_Urgency')"/>
        <xsl:sequence select="iom:code('reason', c:cas_ReasonForOutgoingReferral, 'cas_ReasonForOutgoingReferral')"/>
      </xsl:for-each>
      <xsl:apply-templates select="c:Person, c:Return"/>
      <array key="dependants"><xsl:apply-templates select="c:Dependant"/></array>
      <array key="relatives"><xsl:apply-templates select="c:Relative"/></array>
      <xsl:apply-templates select="c:Child, c:Needs, c:Risk, c:Identification, c:Exploitation, c:Consent"/>
      <array key="contacts"><xsl:apply-templates select="c:Contact"/></array>
      <xsl:call-template name="plain:remarks"/>
    </map>
  </xsl:template>

  <xsl:template match="c:Person">
    <map key="person">
      <xsl:sequence select="iom:text('pseudonym', c:trm_Pseudonym)"/>
      <xsl:sequence select="iom:text('salutation', c:prs_Salutation)"/>
      <xsl:sequence select="iom:text('familyName', c:prs_SecondName)"/>
      <xsl:sequence select="iom:text('givenName', c:prs_FirstName)"/>
      <xsl:sequence select="iom:text('middleName', c:prs_MiddleName)"/>
      <xsl:sequence select="iom:text('patronymic', c:trm_Patronymic)"/>
      <xsl:sequence select="iom:text('fatherName', c:trm_FatherName)"/>
      <xsl:sequence select="iom:text('nameInOtherScript', c:trm_NameInOtherScript)"/>
      <xsl:sequence select="iom:text('birthDate', c:prs_Birthdate)"/>
      <xsl:sequence select="iom:boolean('deceased', c:prs_Deceased)"/>
      <xsl:sequence select="iom:code('ageBand', c:trm_AgeBand, 'trm_AgeBand')"/>
      <xsl:sequence select="iom:text('birthYear', c:trm_BirthYear)"/>
      <xsl:sequence select="iom:code('gender', c:prs_Gender, 'prs_Gender')"/>
      <xsl:sequence select="iom:code('genderGroup', c:trm_GenderGroup, 'trm_GenderGroup')"/>
      <xsl:sequence select="iom:codes('citizenships', c:prs_Citizenship, 'Country')"/>
      <xsl:sequence select="iom:text('identityNumber', c:prs_IdentityNumber)"/>
      <xsl:where-populated>
        <map key="travelDocument">
          <xsl:sequence select="iom:code('state', c:trm_TravelDocumentState, 'trm_TravelDocumentState')"/>
          <xsl:sequence select="iom:code('type', c:trm_TravelDocumentType, 'trm_TravelDocumentType')"/>
          <xsl:sequence select="iom:text('number', c:trm_TravelDocumentNumber)"/>
          <xsl:sequence select="iom:text('validUntil', c:trm_TravelDocumentExpiry)"/>
        </map>
      </xsl:where-populated>
      <xsl:where-populated>
        <map key="reach">
          <xsl:sequence select="iom:text('phone', c:prs_MobilePhone)"/>
          <xsl:sequence select="iom:text('homePhone', c:prs_HomePhone)"/>
          <xsl:sequence select="iom:boolean('safeToCall', c:trm_SafeToCall)"/>
          <xsl:sequence select="iom:text('email', c:prs_Email)"/>
          <xsl:sequence select="iom:boolean('safeToWrite', c:trm_SafeToWrite)"/>
        </map>
      </xsl:where-populated>
      <xsl:where-populated>
        <map key="presentAddress">
          <xsl:sequence select="iom:text('street', c:prs_MailingStreet)"/>
          <xsl:sequence select="iom:text('postalCode', c:prs_MailingPostalCode)"/>
          <xsl:sequence select="iom:text('place', c:prs_MailingCity)"/>
          <xsl:sequence select="iom:text('region', c:prs_MailingState)"/>
          <xsl:sequence select="iom:code('country', c:prs_MailingCountry, 'Country')"/>
        </map>
      </xsl:where-populated>
      <xsl:where-populated>
        <map key="origin">
          <xsl:sequence select="iom:text('place', c:trm_OriginSettlement)"/>
          <xsl:sequence select="iom:text('placeCode', c:trm_OriginSettlementCode)"/>
          <xsl:sequence select="iom:text('district', c:trm_OriginDistrict)"/>
          <xsl:sequence select="iom:text('region', c:trm_OriginRegion)"/>
          <xsl:sequence select="iom:code('country', c:trm_OriginCountry, 'Country')"/>
        </map>
      </xsl:where-populated>
      <xsl:sequence select="iom:number('children', c:prs_NumberOfChildren)"/>
      <xsl:sequence select="iom:code('childrenBand', c:trm_ChildrenBand, 'trm_ChildrenBand')"/>
      <xsl:sequence select="iom:codes('languages', (c:prs_PrimaryLanguage, c:prs_SecondaryLanguage), 'Language')"/>
      <xsl:sequence select="iom:boolean('interpreterNeeded', c:trm_InterpreterNeeded)"/>
      <xsl:sequence select="iom:code('interpreterGender', c:trm_InterpreterGender, 'trm_InterpreterGender')"/>
      <xsl:sequence select="iom:code('education', c:prs_HighestLevelOfEducation, 'prs_HighestLevelOfEducation')"/>
      <xsl:sequence select="iom:text('occupation', c:trm_Occupation)"/>
      <xsl:sequence select="iom:code('maritalStatus', c:prs_MaritalStatus, 'prs_MaritalStatus')"/>
    </map>
  </xsl:template>

  <xsl:template match="c:Return">
    <map key="return">
      <xsl:sequence select="iom:code('country', c:trm_ReturnCountry, 'Country')"/>
      <xsl:sequence select="iom:text('region', c:trm_ReturnRegion)"/>
      <xsl:sequence select="iom:text('travelFrom', c:trm_TravelFrom)"/>
      <xsl:sequence select="iom:text('travelUntil', c:trm_TravelUntil)"/>
      <xsl:sequence select="iom:number('partySize', c:trm_PartySize)"/>
      <xsl:sequence select="iom:boolean('transitAssistance', c:trm_TransitAssistance)"/>
      <xsl:sequence select="iom:codes('wishes', c:trm_ReintegrationWish, 'trm_ReintegrationWish')"/>
      <xsl:where-populated>
        <map key="voluntaryDeclaration">
          <xsl:sequence select="iom:text('declaredOn', c:trm_VoluntaryDeclaredOn)"/>
          <xsl:sequence select="iom:code('language', c:trm_VoluntaryLanguage, 'Language')"/>
          <xsl:sequence select="iom:code('witness', c:trm_VoluntaryWitnessRole, 'trm_VoluntaryWitnessRole')"/>
          <xsl:sequence select="iom:text('proofSha256', c:trm_VoluntaryProofSha256)"/>
        </map>
      </xsl:where-populated>
    </map>
  </xsl:template>

  <xsl:template match="c:Dependant">
    <map>
      <xsl:sequence select="iom:text('familyName', c:trm_DependantSecondName)"/>
      <xsl:sequence select="iom:text('givenName', c:trm_DependantFirstName)"/>
      <xsl:sequence select="iom:text('identityNumber', c:trm_DependantIdentityNumber)"/>
      <xsl:sequence select="iom:text('birthDate', c:trm_DependantBirthdate)"/>
      <xsl:sequence select="iom:code('ageBand', c:trm_DependantAgeBand, 'trm_AgeBand')"/>
      <xsl:sequence select="iom:code('relationship', c:trm_DependantRelationship, 'trm_Relationship')"/>
      <xsl:sequence select="iom:boolean('travelsAlong', c:trm_DependantTravelsWith)"/>
    </map>
  </xsl:template>

  <xsl:template match="c:Relative">
    <map>
      <xsl:sequence select="iom:text('name', c:trm_RelativeName)"/>
      <xsl:sequence select="iom:text('phone', c:trm_RelativePhone)"/>
      <xsl:sequence select="iom:code('relationship', c:trm_RelativeRelationship, 'trm_Relationship')"/>
    </map>
  </xsl:template>

  <xsl:template match="c:Child">
    <map key="child">
      <xsl:sequence select="iom:code('ageState', c:trm_AgeState, 'trm_AgeState')"/>
      <xsl:sequence select="iom:code('guardian', c:trm_GuardianRole, 'trm_GuardianRole')"/>
      <xsl:sequence select="iom:code('bestInterests', c:trm_BestInterests, 'trm_BestInterests')"/>
      <xsl:sequence select="iom:code('ownView', c:trm_ChildView, 'trm_ChildView')"/>
      <xsl:sequence select="iom:code('careForm', c:trm_CareForm, 'trm_CareForm')"/>
    </map>
  </xsl:template>

  <xsl:template match="c:Needs">
    <map key="needs">
      <xsl:sequence select="iom:codes('services', c:trm_Need, 'trm_Need')"/>
      <xsl:sequence select="iom:codes('accessibility', c:trm_AccessibilityNeed, 'trm_AccessibilityNeed')"/>
      <xsl:sequence select="iom:boolean('medicalNeed', c:trm_MedicalNeed)"/>
      <xsl:sequence select="iom:text('medicalSummary', c:trm_MedicalSummary)"/>
      <xsl:sequence select="iom:code('fitToTravel', c:trm_FitToTravel, 'trm_FitToTravel')"/>
      <xsl:sequence select="iom:code('escort', c:trm_Escort, 'trm_Escort')"/>
    </map>
  </xsl:template>

  <xsl:template match="c:Risk">
    <map key="risk">
      <xsl:sequence select="iom:code('level', c:trm_RiskLevel, 'trm_RiskLevel')"/>
      <xsl:sequence select="iom:code('outcome', c:trm_RiskDecision, 'trm_RiskDecision')"/>
      <xsl:sequence select="iom:codes('factors', c:trm_RiskFactor, 'trm_RiskFactor')"/>
      <xsl:sequence select="iom:codes('factorGroups', c:trm_RiskGroup, 'trm_RiskGroup')"/>
      <xsl:sequence select="iom:codes('offenderTies', c:trm_OffenderTie, 'trm_OffenderTie')"/>
      <xsl:sequence select="iom:texts('areasToAvoid', c:trm_AreaToAvoid)"/>
      <xsl:sequence select="iom:codes('measures', c:trm_Mitigation, 'trm_Mitigation')"/>
      <xsl:sequence select="iom:code('assessor', c:trm_AssessorRole, 'trm_Role')"/>
      <xsl:sequence select="iom:text('assessedOn', c:trm_RiskAssessedOn)"/>
      <xsl:sequence select="iom:text('validUntil', c:trm_RiskValidUntil)"/>
      <xsl:sequence select="iom:codes('findings', c:trm_SocialFinding, 'trm_SocialFinding')"/>
      <xsl:sequence select="iom:codes('questions', c:trm_RiskQuestion, 'trm_RiskQuestion')"/>
      <xsl:sequence select="iom:code('opinion', c:trm_AssessmentOpinion, 'trm_AssessmentOpinion')"/>
    </map>
  </xsl:template>

  <xsl:template match="c:Identification">
    <map key="status">
      <xsl:sequence select="iom:code('status', c:vic_TraffickingStatus, 'vic_TraffickingStatus')"/>
      <xsl:sequence select="iom:code('decidedBy', c:vic_TraffickingStatusDecisionMakingOrg, 'vic_TraffickingStatusDecisionMakingOrg')"/>
    </map>
  </xsl:template>

  <xsl:template match="c:Exploitation">
    <map key="experience">
      <xsl:sequence select="iom:codes('groups', c:trm_ExploitationGroup, 'trm_ExploitationGroup')"/>
      <xsl:sequence select="iom:codes('types', c:vic_TypeOfExploitation, 'vic_TypeOfExploitation')"/>
      <xsl:sequence select="iom:code('industry', c:vic_ForcedLabourIndustry, 'vic_ForcedLabourIndustry')"/>
      <xsl:sequence select="iom:code('country', c:hte_Country, 'Country')"/>
    </map>
  </xsl:template>

  <xsl:template match="c:Contact">
    <map>
      <xsl:sequence select="iom:text('office', c:trm_ContactOffice)"/>
      <xsl:sequence select="iom:code('role', c:trm_ContactRole, 'trm_ContactRole')"/>
      <xsl:sequence select="iom:text('phone', c:trm_ContactPhone)"/>
      <xsl:sequence select="iom:text('email', c:trm_ContactEmail)"/>
      <xsl:sequence select="iom:code('language', c:trm_ContactLanguage, 'Language')"/>
    </map>
  </xsl:template>
</xsl:stylesheet>
