<?xml version="1.0" encoding="UTF-8"?>
<!-- M03 ReferralRequest -> odporúčanie zo zahraničia, v poradí žiadosti -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:trm="urn:trmgateway:map:1" xmlns:sk="urn:trmgateway:sk"
                xmlns:c="urn:trmgateway:messages:1" xmlns="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:import href="von-casti.xsl"/>
  <xsl:import href="odporucanie-pripad.xsl"/>

  <!-- údaje, ktoré priamo určujú osobu: čo z nich nie je ani s hodnotou, ani s dôvodom, brána neodovzdala -->
  <xsl:variable name="sk:priame" as="map(xs:string, xs:string)" select="map {
      'prs_SecondName': 'priezvisko', 'prs_FirstName': 'meno', 'prs_Birthdate': 'dátumNarodenia', 'prs_IdentityNumber': 'rodnéČíslo',
      'prs_MobilePhone': 'telefón', 'prs_Email': 'email', 'prs_MailingStreet': 'ulica' }"/>

  <xsl:template match="/c:ReferralRequest">
    <xsl:variable name="členy" as="element()*">
      <xsl:call-template name="sk:hlavička">
        <xsl:with-param name="tlačivo" select="'odporúčanie'"/>
      </xsl:call-template>
      <xsl:for-each select="c:Case">
        <xsl:sequence select="sk:dátum('dátum', c:trm_ReferralDate)"/>
        <xsl:sequence select="sk:slovo('naliehavosť', c:trm_Urgency, 'naliehavosť')"/>
        <xsl:sequence select="sk:dátum('odpoveďDo', c:trm_AnswerBy)"/>
        <xsl:sequence select="sk:slovo('dôvodOdovzdania', c:cas_ReasonForOutgoingReferral, 'dôvod-odovzdania')"/>
        <xsl:sequence select="sk:slovo('medzinárodnáOchrana', c:trm_InternationalProtection, 'ochrana')"/>
        <xsl:sequence select="sk:slovo('trestnéKonanie', c:trm_ProceedingsState, 'konanie')"/>
        <xsl:sequence select="sk:objekt('reflexnáLehota', (sk:dátum('od', c:trm_ReflectionFrom), sk:dátum('do', c:trm_ReflectionUntil)))"/>
      </xsl:for-each>
      <xsl:sequence select="c:Person ! sk:klient(.)"/>
      <xsl:sequence select="sk:pole('závisléOsoby', c:Dependant ! sk:objekt((), (
          sk:text('priezvisko', c:trm_DependantSecondName), sk:text('meno', c:trm_DependantFirstName),
          sk:text('rodnéČíslo', c:trm_DependantIdentityNumber), sk:dátum('dátumNarodenia', c:trm_DependantBirthdate),
          sk:názov('vekovéPásmo', c:trm_DependantAgeBand), sk:slovo('vzťah', c:trm_DependantRelationship, 'vzťah'),
          sk:áno('cestujeSpolu', c:trm_DependantTravelsWith))))"/>
      <xsl:sequence select="sk:pole('príbuzní', c:Relative ! sk:objekt((), (
          sk:text('menoAPriezvisko', c:trm_RelativeName), sk:text('telefón', c:trm_RelativePhone),
          sk:slovo('vzťah', c:trm_RelativeRelationship, 'vzťah'))))"/>
      <xsl:sequence select="sk:prípad(.)"/>
      <xsl:sequence select="sk:pole('neposkytnuté', 
          tokenize('prs_SecondName prs_FirstName prs_Birthdate prs_IdentityNumber prs_MobilePhone prs_Email prs_MailingStreet')
          [not(. = current()/c:Person/*/local-name())] ! sk:položka($sk:priame(.)))"/>
      <xsl:sequence select="sk:ďalšie(.), sk:kontakty(c:Contact), sk:poznámky(.)"/>
    </xsl:variable>
    <xsl:sequence select="sk:objekt((), $členy)"/>
  </xsl:template>

  <xsl:function name="sk:položka" as="element()">
    <xsl:param name="text" as="xs:string"/>
    <string><xsl:value-of select="$text"/></string>
  </xsl:function>

  <xsl:function name="sk:klient" as="element()?">
    <xsl:param name="osoba" as="element(c:Person)"/>
    <xsl:for-each select="$osoba">
      <xsl:sequence select="sk:objekt('klient', (
          sk:text('značka', c:trm_Pseudonym), sk:text('priezvisko', c:prs_SecondName), sk:text('meno', c:prs_FirstName),
          sk:text('ďalšieMená', c:prs_MiddleName), sk:text('menoOtca', c:trm_FatherName), sk:text('menoPoOtcovi', c:trm_Patronymic),
          sk:text('menoInýmPísmom', c:trm_NameInOtherScript), sk:text('prezývka', c:trm_Alias),
          sk:text('rodnéČíslo', c:prs_IdentityNumber), sk:dátum('dátumNarodenia', c:prs_Birthdate), sk:text('rokNarodenia', c:trm_BirthYear),
          sk:názov('vekovéPásmo', c:trm_AgeBand), sk:slovo('pohlavie', c:prs_Gender, 'pohlavie'),
          sk:názov('skupinaPohlavia', c:trm_GenderGroup), sk:názvy('štátneObčianstvo', c:prs_Citizenship),
          sk:objekt('doklad', (
            sk:slovo('druh', c:trm_TravelDocumentType, 'doklad'), sk:text('číslo', c:trm_TravelDocumentNumber),
            sk:dátum('platnosťDo', c:trm_TravelDocumentExpiry), sk:slovo('stav', c:trm_TravelDocumentState, 'stav-dokladu'))),
          sk:text('telefón', c:prs_MobilePhone), sk:áno('telefónBezpečný', c:trm_SafeToCall), sk:text('email', c:prs_Email),
          sk:áno('emailBezpečný', c:trm_SafeToWrite),
          sk:objekt('pobyt', (
            sk:text('ulica', c:prs_MailingStreet), sk:text('psč', c:prs_MailingPostalCode), sk:text('obec', c:prs_MailingCity),
            sk:kraj('kraj', c:prs_MailingState), sk:názov('štát', c:prs_MailingCountry))),
          sk:objekt('pôvod', (
            sk:text('obec', c:trm_OriginSettlement), sk:text('kódObce', c:trm_OriginSettlementCode), sk:text('okres', c:trm_OriginDistrict),
            sk:kraj('kraj', c:trm_OriginRegion), sk:názov('štát', c:trm_OriginCountry))),
          sk:názvy('jazyky', (c:prs_PrimaryLanguage, c:prs_SecondaryLanguage)),
          sk:objekt('tlmočník', (
            sk:áno('potrebný', c:trm_InterpreterNeeded), sk:slovo('pohlavie', c:trm_InterpreterGender, 'pohlavie-tlmočníka'))),
          sk:slovo('vzdelanie', c:prs_HighestLevelOfEducation, 'vzdelanie'), sk:text('povolanie', c:trm_Occupation),
          sk:slovo('rodinnýStav', c:prs_MaritalStatus, 'rodinný-stav'), sk:počet('početDetí', c:prs_NumberOfChildren),
          sk:názov('pásmoPočtuDetí', c:trm_ChildrenBand)))"/>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
