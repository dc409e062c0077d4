<?xml version="1.0" encoding="UTF-8"?>
<!-- Części wspólne formularzy Straży Granicznej i KCIK, w kolejności formularza. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" xmlns:pl="urn:trmgateway:pl" xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="../../shared/to-canonical.xsl"/>

  <xsl:variable name="trm:status-attribute" as="xs:string" select="'brak'"/>

  <!-- nagłówek: numer, odbiorca, daty, pilność -->
  <xsl:template name="pl:naglowek">
    <Case>
      <xsl:sequence select="trm:leaf('trm_CaseNumber', @nr)"/>
      <xsl:sequence select="trm:dated('trm_ReferralDate', @data, 'E5')"/>
      <xsl:sequence select="trm:leaf('trm_Recipient', @odbiorca)"/>
      <xsl:sequence select="trm:leaf('trm_CaseReference', @sprawa)"/>
      <xsl:sequence select="trm:leaf('trm_InReplyTo', @odpowiedzNa)"/>
      <xsl:sequence select="trm:coded('trm_Urgency', @pilnosc, 'pilnosc')"/>
      <xsl:sequence select="trm:dated('trm_AnswerBy', @odpowiedzDo, 'E6')"/>
      <xsl:sequence select="trm:coded('cas_ReasonForOutgoingReferral', @powod, 'powod')"/>
    </Case>
  </xsl:template>

  <xsl:template match="pokrzywdzony" mode="form">
    <Person>
      <xsl:sequence select="trm:leaf('prs_SecondName', nazwisko)"/>
      <xsl:sequence select="trm:dropped(nazwiskoRodowe, 'P1', 'nazwiskoRodowe')"/>
      <xsl:sequence select="trm:leaf('prs_FirstName', imie)"/>
      <xsl:sequence select="trm:leaf('prs_MiddleName', drugieImie)"/>
      <xsl:sequence select="trm:leaf('trm_FatherName', imieOjca)"/>
      <xsl:sequence select="trm:leaf('trm_Patronymic', otczestwo)"/>
      <xsl:sequence select="trm:leaf('trm_NameInOtherScript', pisowniaOryginalna)"/>
      <xsl:sequence select="trm:leaf('trm_Alias', przydomek)"/>
      <xsl:sequence select="pesel ! trm:leaf('prs_IdentityNumber', pl:pesel(.))"/>
      <xsl:sequence select="pl:urodzenie('prs_Birthdate', dataUrodzenia, 'P3')"/>
      <xsl:sequence select="plec ! pl:z-tabeli('prs_Gender', ., 'plec')"/>
      <xsl:sequence select="trm:leaf('prs_Citizenship', obywatelstwo)"/>
      <xsl:for-each select="dokument">
        <xsl:sequence select="trm:coded('trm_TravelDocumentType', @rodzaj, 'dokument')"/>
        <xsl:sequence select="trm:leaf('trm_TravelDocumentNumber', @numer)"/>
        <xsl:sequence select="trm:dated('trm_TravelDocumentExpiry', @wazny, 'P7')"/>
        <xsl:sequence select="trm:coded('trm_TravelDocumentState', @stan, 'stan-dokumentu')"/>
      </xsl:for-each>
      <xsl:sequence select="trm:leaf('prs_MobilePhone', telefon)"/>
      <xsl:sequence select="telefon/@bezpieczny ! trm:leaf('trm_SafeToCall', trm:code('tak-nie', .))"/>
      <xsl:sequence select="trm:leaf('prs_Email', email)"/>
      <xsl:sequence select="email/@bezpieczny ! trm:leaf('trm_SafeToWrite', trm:code('tak-nie', .))"/>
      <xsl:for-each select="adres">
        <xsl:sequence select="trm:leaf('prs_MailingStreet', @ulica)"/>
        <xsl:sequence select="trm:leaf('prs_MailingPostalCode', @kod)"/>
        <xsl:sequence select="trm:leaf('prs_MailingCity', @miejscowosc)"/>
        <xsl:sequence select="@wojewodztwo ! trm:leaf('prs_MailingState', trm:place(., 'P9')?region)"/>
        <xsl:sequence select="trm:leaf('prs_MailingCountry', @kraj)"/>
      </xsl:for-each>
      <xsl:for-each select="pochodzenie">
        <xsl:sequence select="trm:leaf('trm_OriginCountry', @kraj)"/>
        <xsl:sequence select="trm:leaf('trm_OriginRegion', @region)"/>
        <xsl:sequence select="trm:leaf('trm_OriginDistrict', @powiat)"/>
        <xsl:sequence select="trm:leaf('trm_OriginSettlement', @miejscowosc)"/>
        <xsl:sequence select="trm:leaf('trm_OriginSettlementCode', @kodMiejscowosci)"/>
      </xsl:for-each>
      <xsl:sequence select="trm:leaf('prs_PrimaryLanguage', jezyk[1]/@kod)"/>
      <xsl:sequence select="trm:leaf('prs_SecondaryLanguage', jezyk[position() gt 1]/@kod)"/>
      <xsl:sequence select="tlumacz/@potrzebny ! trm:leaf('trm_InterpreterNeeded', trm:code('tak-nie', .))"/>
      <xsl:sequence select="trm:coded('trm_InterpreterGender', tlumacz/@plec, 'plec-tlumacza')"/>
      <xsl:sequence select="wyksztalcenie ! pl:z-tabeli('prs_HighestLevelOfEducation', ., 'wyksztalcenie')"/>
      <xsl:sequence select="zawod ! pl:zawod(.)"/>
      <xsl:sequence select="stanCywilny ! pl:z-tabeli('prs_MaritalStatus', ., 'stan-cywilny')"/>
      <xsl:sequence select="trm:leaf('prs_NumberOfChildren', liczbaDzieci)"/>
    </Person>
    <xsl:for-each select="naUtrzymaniu/osoba">
      <Dependant>
        <xsl:sequence select="trm:leaf('trm_DependantSecondName', nazwisko)"/>
        <xsl:sequence select="trm:leaf('trm_DependantFirstName', imie)"/>
        <xsl:sequence select="pesel ! trm:leaf('trm_DependantIdentityNumber', pl:pesel(.))"/>
        <xsl:sequence select="pl:urodzenie('trm_DependantBirthdate', dataUrodzenia, 'P11')"/>
        <xsl:sequence select="trm:coded('trm_DependantRelationship', @pokrewienstwo, 'pokrewienstwo')"/>
        <xsl:sequence select="trm:leaf('trm_DependantTravelsWith', trm:code('tak-nie', @podrozuje))"/>
      </Dependant>
    </xsl:for-each>
    <xsl:for-each select="krewny">
      <Relative>
        <xsl:sequence select="trm:leaf('trm_RelativeName', nazwiskoImie)"/>
        <xsl:sequence select="trm:leaf('trm_RelativePhone', telefon)"/>
        <xsl:sequence select="trm:coded('trm_RelativeRelationship', @pokrewienstwo, 'pokrewienstwo')"/>
      </Relative>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="przypuszczenie" mode="form">
    <Identification>
      <xsl:sequence select="trm:coded('vic_TraffickingStatus', @kod, 'przypuszczenie')"/>
      <xsl:sequence select="trm:coded('trm_PresumptionKind', @kod, 'podstawa-przypuszczenia')"/>
      <xsl:sequence select="trm:coded('vic_TraffickingStatusDecisionMakingOrg', @organ, 'organ')"/>
    </Identification>
  </xsl:template>

  <xsl:template match="wykorzystanie" mode="form">
    <Exploitation>
      <xsl:sequence select="trm:coded('vic_TypeOfExploitation', kod, 'wykorzystanie')"/>
      <xsl:sequence select="trm:coded('vic_ForcedLabourIndustry', branza, 'branza')"/>
      <xsl:sequence select="trm:coded('vic_TypeOfSexExploitation', forma, 'forma-seksualna')"/>
      <xsl:sequence select="trm:coded('vic_MethodsOfControl', kontrola, 'kontrola')"/>
      <xsl:sequence select="trm:coded('vic_MethodOfRecruitment', rekrutacja, 'rekrutacja')"/>
      <xsl:sequence select="trm:leaf('hte_Country', @kraj)"/>
      <xsl:for-each select="miejsce/@teryt">
        <!-- województwo musi istnieć; nazwa jest tylko dla miejscowości z tabeli -->
        <xsl:variable name="wojewodztwo" select="trm:place(substring(., 1, 2), 'T5')"/>
        <xsl:sequence select="trm:leaf('hte_City', $trm:places(string(.))?name)"/>
        <xsl:sequence select="trm:leaf('trm_ExploitationPlaceCode', $wojewodztwo?code || substring(., 3))"/>
      </xsl:for-each>
      <xsl:sequence select="trm:dated('trm_ExploitationFrom', @od, 'T5')"/>
      <xsl:sequence select="trm:dated('trm_ExploitationUntil', @do, 'T5')"/>
      <xsl:sequence select="trm:leaf('cco_CaseComment', opis)"/>
    </Exploitation>
  </xsl:template>

  <xsl:template match="czasDoNamyslu" mode="form">
    <Case>
      <xsl:sequence select="trm:dated('trm_ReflectionFrom', @od, 'T9')"/>
      <xsl:sequence select="trm:dated('trm_ReflectionUntil', @do, 'T9')"/>
    </Case>
  </xsl:template>

  <xsl:template match="ochronaMiedzynarodowa" mode="form">
    <Case>
      <xsl:sequence select="trm:coded('trm_InternationalProtection', @kod, 'ochrona')"/>
    </Case>
  </xsl:template>

  <xsl:template match="postepowanie" mode="form">
    <Case>
      <xsl:sequence select="trm:coded('trm_ProceedingsState', @kod, 'postepowanie')"/>
    </Case>
  </xsl:template>

  <xsl:template match="potrzeby" mode="form">
    <Needs>
      <xsl:sequence select="trm:coded('trm_Need', potrzeba/@kod, 'potrzeba')"/>
      <xsl:sequence select="trm:dropped(potrzeba/@pilnosc, 'N1', 'pilnoscPotrzeby')"/>
      <xsl:sequence select="trm:coded('trm_AccessibilityNeed', dostepnosc/@kod, 'dostepnosc')"/>
      <xsl:sequence select="medyczne/@kod ! trm:leaf('trm_MedicalNeed', trm:code('tak-nie', .))"/>
      <xsl:sequence select="trm:leaf('trm_MedicalSummary', opisMedyczny)"/>
      <xsl:sequence select="trm:coded('trm_FitToTravel', zdolnoscDoPodrozy/@kod, 'zdolnosc')"/>
      <xsl:sequence select="trm:coded('trm_Escort', eskorta/@kod, 'eskorta')"/>
    </Needs>
  </xsl:template>

  <xsl:template match="ryzyko" mode="form">
    <Risk>
      <xsl:sequence select="trm:leaf('trm_RiskLevel', @poziom)"/>
      <xsl:sequence select="trm:coded('trm_RiskDecision', @decyzja, 'decyzja-ryzyka')"/>
      <xsl:sequence select="trm:dated('trm_RiskAssessedOn', @ocena, 'R7')"/>
      <xsl:sequence select="trm:dated('trm_RiskValidUntil', @wazneDo, 'R7')"/>
      <xsl:sequence select="trm:coded('trm_AssessorRole', @oceniajacy, 'oceniajacy')"/>
      <xsl:sequence select="trm:coded('trm_RiskFactor', czynnik, 'czynnik')"/>
      <xsl:sequence select="trm:coded('trm_OffenderTie', powiazanie, 'powiazanie')"/>
      <xsl:sequence select="unikac ! trm:leaf('trm_AreaToAvoid', string-join((@region, @miejsce), '/'))"/>
      <xsl:sequence select="trm:coded('trm_Mitigation', srodek, 'srodek')"/>
    </Risk>
  </xsl:template>

  <xsl:template match="dziecko" mode="form">
    <Child>
      <xsl:sequence select="trm:coded('trm_AgeState', @wiek, 'wiek')"/>
      <xsl:sequence select="trm:coded('trm_GuardianRole', @opiekun, 'opiekun')"/>
      <xsl:sequence select="trm:coded('trm_BestInterests', @dobroDziecka, 'dobro-dziecka')"/>
      <xsl:sequence select="trm:coded('trm_ChildView', @zdanie, 'zdanie-dziecka')"/>
      <xsl:sequence select="trm:coded('trm_CareForm', @piecza, 'piecza')"/>
    </Child>
  </xsl:template>

  <xsl:template match="zgody" mode="form">
    <Consent>
      <xsl:sequence select="trm:leaf('trm_ConsentId', @id)"/>
      <xsl:sequence select="trm:coded('trm_ConsentSignatory', @podpis, 'podpis')"/>
      <xsl:sequence select="trm:leaf('trm_ConsentLanguage', @jezyk)"/>
      <xsl:sequence select="trm:coded('trm_LegalBasis', @podstawa, 'podstawa')"/>
      <xsl:sequence select="trm:leaf('trm_ConsentProofSha256', @skrot)"/>
      <xsl:apply-templates select="zgoda" mode="form"/>
    </Consent>
  </xsl:template>

  <!-- jedna kratka na każdą kategorię -->
  <xsl:template match="zgoda | nowyZakres" mode="form" expand-text="yes">
    <xsl:variable name="odbiorca" select="trm:text(@odbiorca)"/>
    <xsl:variable name="cel" select="trm:code('cel-zgody', @cel)"/>
    <xsl:variable name="od" select="trm:date(@od, 'C2')"/>
    <xsl:variable name="do" select="trm:date(@do, 'C2')"/>
    <xsl:variable name="dalej" select="trm:code('dalej', @dalej)"/>
    <xsl:for-each select="tokenize(@kategoria)">
      <ConsentCell>
        <trm_ConsentPurpose>{$cel}</trm_ConsentPurpose>
        <trm_ConsentRecipient>{$odbiorca}</trm_ConsentRecipient>
        <trm_ConsentCategory>{trm:code('kategoria-zgody', .)}</trm_ConsentCategory>
        <trm_ConsentFrom>{$od}</trm_ConsentFrom>
        <trm_ConsentUntil>{$do}</trm_ConsentUntil>
        <trm_ConsentOnward>{$dalej}</trm_ConsentOnward>
      </ConsentCell>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="kontakt | zastepstwo" mode="form">
    <Contact>
      <xsl:sequence select="trm:leaf('trm_ContactOffice', komorka)"/>
      <xsl:sequence select="trm:coded('trm_ContactRole', @rola, 'rola-kontaktu')"/>
      <xsl:sequence select="trm:leaf('trm_ContactPhone', telefon)"/>
      <xsl:sequence select="trm:leaf('trm_ContactEmail', email)"/>
      <xsl:sequence select="trm:leaf('trm_ContactLanguage', jezyk/@kod)"/>
    </Contact>
  </xsl:template>

  <!-- PESEL z identifiers.csv; bez numeru zostaje powód jego braku -->
  <xsl:function name="pl:pesel" as="item()">
    <xsl:param name="pesel" as="element()"/>
    <xsl:sequence select="if (trm:text($pesel) eq '') then $pesel else trm:identifier($pesel, 'P6')"/>
  </xsl:function>

  <!-- dzień, a gdy nie jest znany, rok -->
  <xsl:function name="pl:urodzenie" as="element()*">
    <xsl:param name="nazwa" as="xs:string"/>
    <xsl:param name="data" as="element()?"/>
    <xsl:param name="pole" as="xs:string"/>
    <xsl:sequence select="trm:dated($nazwa, ($data/@dzien, $data/@rok, $data[@brak])[1], $pole)"/>
  </xsl:function>

  <!-- element z atrybutem kod, albo z powodem braku -->
  <xsl:function name="pl:z-tabeli" as="element()*">
    <xsl:param name="nazwa" as="xs:string"/>
    <xsl:param name="element" as="element()"/>
    <xsl:param name="tabela" as="xs:string"/>
    <xsl:sequence select="trm:coded($nazwa, ($element/@kod, $element[@brak])[1], $tabela)"/>
  </xsl:function>

  <!-- KZiS ma sześć cyfr; pierwsze cztery to grupa ISCO-08 -->
  <xsl:function name="pl:zawod" as="element()*">
    <xsl:param name="zawod" as="element()"/>
    <xsl:choose>
      <xsl:when test="$zawod/@brak">
        <xsl:sequence select="trm:leaf('trm_Occupation', $zawod)"/>
      </xsl:when>
      <xsl:when test="trm:text($zawod) ne ''">
        <xsl:sequence select="trm:leaf('trm_Occupation', substring(trm:text($zawod), 1, 4)), trm:loss('P14', 'WIDENED', 'zawod')"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
