<?xml version="1.0" encoding="UTF-8"?>
<!-- Hlavička, klient a ľudia okolo neho, v poradí tlačiva. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:trm="urn:trmgateway:map:1" xmlns:sk="urn:trmgateway:sk"
                xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="hodnoty.xsl"/>
  <xsl:import href="tvar-osoba.xsl"/>

  <xsl:template name="sk:hlavička">
    <xsl:sequence select="trm:leaf('trm_CaseNumber', sk:člen(., 'číslo'))"/>
    <xsl:sequence select="trm:leaf('trm_CaseReference', sk:člen(., 'spis'))"/>
    <xsl:sequence select="trm:leaf('trm_InReplyTo', sk:člen(., 'odpoveďNa'))"/>
    <xsl:sequence select="trm:leaf('trm_Recipient', sk:položky(., 'adresáti'))"/>
    <xsl:sequence select="sk:deň('trm_ReferralDate', sk:člen(., 'dátum'), 'E5')"/>
  </xsl:template>

  <xsl:template match="fn:map[@key eq 'klient']" mode="form">
    <Person>
      <!-- priezvisko sa preberá tak, ako je zapísané: koncovka -ová je jeho súčasťou a nikdy sa neodvodzuje ani neodstraňuje -->
      <xsl:sequence select="trm:leaf('prs_SecondName', sk:člen(., 'priezvisko'))"/>
      <xsl:sequence select="trm:dropped(sk:člen(., 'rodnéPriezvisko'), 'P1', 'rodnéPriezvisko')"/>
      <xsl:sequence select="trm:leaf('prs_FirstName', sk:člen(., 'meno'))"/>
      <xsl:sequence select="trm:leaf('prs_MiddleName', sk:člen(., 'ďalšieMená'))"/>
      <xsl:sequence select="trm:leaf('trm_FatherName', sk:člen(., 'menoOtca'))"/>
      <xsl:sequence select="trm:leaf('trm_Patronymic', sk:člen(., 'menoPoOtcovi'))"/>
      <xsl:sequence select="trm:leaf('trm_NameInOtherScript', sk:člen(., 'menoInýmPísmom'))"/>
      <xsl:sequence select="trm:leaf('trm_Alias', sk:člen(., 'prezývka'))"/>
      <xsl:sequence select="trm:leaf('prs_IdentityNumber', sk:rodné-číslo(sk:člen(., 'rodnéČíslo'), sk:člen(., 'dátumNarodenia'), 'P6'))"/>
      <xsl:sequence select="sk:dátum('prs_Birthdate', sk:člen(., 'dátumNarodenia'), 'P3')"/>
      <xsl:sequence select="sk:slovo('prs_Gender', sk:člen(., 'pohlavie'), 'pohlavie')"/>
      <xsl:sequence select="trm:leaf('prs_Citizenship', sk:položky(., 'štátneObčianstvo'))"/>
      <!-- národnosť (čl. 9 GDPR) sa nikdy neodovzdáva, nech je v tlačive akákoľvek -->
      <xsl:sequence select="trm:dropped(sk:člen(., 'národnosť'), 'P16', 'národnosť')"/>
      <xsl:for-each select="sk:člen(., 'doklad')">
        <xsl:sequence select="sk:slovo('trm_TravelDocumentType', sk:člen(., 'druh'), 'doklad')"/>
        <xsl:sequence select="trm:leaf('trm_TravelDocumentNumber', sk:člen(., 'číslo'))"/>
        <xsl:sequence select="sk:deň('trm_TravelDocumentExpiry', sk:člen(., 'platnosťDo'), 'P7')"/>
        <xsl:sequence select="sk:slovo('trm_TravelDocumentState', sk:člen(., 'stav'), 'stav-dokladu')"/>
      </xsl:for-each>
      <xsl:sequence select="trm:leaf('prs_MobilePhone', sk:člen(., 'telefón'))"/>
      <xsl:sequence select="trm:leaf('trm_SafeToCall', sk:člen(., 'telefónBezpečný'))"/>
      <xsl:sequence select="trm:leaf('prs_Email', sk:člen(., 'email'))"/>
      <xsl:sequence select="trm:leaf('trm_SafeToWrite', sk:člen(., 'emailBezpečný'))"/>
      <xsl:for-each select="sk:člen(., 'pobyt')">
        <xsl:variable name="miesto" select="sk:miesto(., 'P9')"/>
        <xsl:sequence select="trm:leaf('prs_MailingStreet', sk:člen(., 'ulica'))"/>
        <xsl:sequence select="trm:leaf('prs_MailingPostalCode', sk:člen(., 'psč'))"/>
        <xsl:sequence select="trm:leaf('prs_MailingCity', ($miesto?obec, $miesto?spor))"/>
        <xsl:sequence select="trm:leaf('prs_MailingState', $miesto?kraj)"/>
        <xsl:sequence select="trm:leaf('prs_MailingCountry', sk:člen(., 'štát'))"/>
      </xsl:for-each>
      <xsl:for-each select="sk:člen(., 'pôvod')">
        <xsl:variable name="miesto" select="sk:miesto(., 'P10')"/>
        <xsl:sequence select="trm:leaf('trm_OriginSettlement', ($miesto?obec, $miesto?spor))"/>
        <xsl:sequence select="trm:leaf('trm_OriginDistrict', $miesto?okres)"/>
        <xsl:sequence select="trm:leaf('trm_OriginRegion', $miesto?kraj)"/>
        <xsl:sequence select="trm:leaf('trm_OriginCountry', sk:člen(., 'štát'))"/>
      </xsl:for-each>
      <xsl:variable name="jazyky" select="sk:položky(., 'jazyky')"/>
      <xsl:sequence select="trm:leaf('prs_PrimaryLanguage', $jazyky[1])"/>
      <xsl:sequence select="trm:leaf('prs_SecondaryLanguage', $jazyky[position() gt 1])"/>
      <xsl:for-each select="sk:člen(., 'tlmočník')">
        <xsl:sequence select="trm:leaf('trm_InterpreterNeeded', sk:člen(., 'potrebný'))"/>
        <xsl:sequence select="sk:slovo('trm_InterpreterGender', sk:člen(., 'pohlavie'), 'pohlavie-tlmočníka')"/>
      </xsl:for-each>
      <xsl:sequence select="sk:slovo('prs_HighestLevelOfEducation', sk:člen(., 'vzdelanie'), 'vzdelanie')"/>
      <xsl:sequence select="trm:leaf('trm_Occupation', sk:člen(., 'povolanie'))"/>
      <xsl:sequence select="sk:slovo('prs_MaritalStatus', sk:člen(., 'rodinnýStav'), 'rodinný-stav')"/>
      <xsl:sequence select="trm:leaf('prs_NumberOfChildren', sk:člen(., 'početDetí'))"/>
    </Person>
  </xsl:template>

  <xsl:template match="fn:array[@key eq 'závisléOsoby']/fn:map" mode="form">
    <Dependant>
      <xsl:sequence select="trm:leaf('trm_DependantSecondName', sk:člen(., 'priezvisko'))"/>
      <xsl:sequence select="trm:leaf('trm_DependantFirstName', sk:člen(., 'meno'))"/>
      <xsl:sequence select="trm:leaf('trm_DependantIdentityNumber',
          sk:rodné-číslo(sk:člen(., 'rodnéČíslo'), sk:člen(., 'dátumNarodenia'), 'P11'))"/>
      <xsl:sequence select="sk:dátum('trm_DependantBirthdate', sk:člen(., 'dátumNarodenia'), 'P11')"/>
      <xsl:sequence select="sk:slovo('trm_DependantRelationship', sk:člen(., 'vzťah'), 'vzťah')"/>
      <xsl:sequence select="trm:leaf('trm_DependantTravelsWith', sk:člen(., 'cestujeSpolu'))"/>
    </Dependant>
  </xsl:template>

  <xsl:template match="fn:array[@key eq 'príbuzní']/fn:map" mode="form">
    <Relative>
      <xsl:sequence select="trm:leaf('trm_RelativeName', sk:člen(., 'menoAPriezvisko'))"/>
      <xsl:sequence select="trm:leaf('trm_RelativePhone', sk:člen(., 'telefón'))"/>
      <xsl:sequence select="sk:slovo('trm_RelativeRelationship', sk:člen(., 'vzťah'), 'vzťah')"/>
    </Relative>
  </xsl:template>

  <xsl:template match="fn:array[@key eq 'kontakty']/fn:map" mode="form">
    <Contact>
      <xsl:sequence select="trm:leaf('trm_ContactOffice', sk:člen(., 'útvar'))"/>
      <xsl:sequence select="sk:slovo('trm_ContactRole', sk:člen(., 'úloha'), 'úloha-kontaktu')"/>
      <xsl:sequence select="trm:leaf('trm_ContactPhone', sk:člen(., 'telefón'))"/>
      <xsl:sequence select="trm:leaf('trm_ContactEmail', sk:člen(., 'email'))"/>
      <xsl:sequence select="trm:leaf('trm_ContactLanguage', sk:člen(., 'jazyk'))"/>
    </Contact>
  </xsl:template>

  <!-- pole je iba obal svojich položiek -->
  <xsl:template match="fn:array" mode="form">
    <xsl:apply-templates select="fn:map" mode="form"/>
  </xsl:template>
</xsl:stylesheet>
