<?xml version="1.0" encoding="UTF-8"?>
<!-- Časti, ktoré majú všetky doručované tlačivá: kontakty, súhlas, straty a zapečatené časti. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:trm="urn:trmgateway:map:1" xmlns:sk="urn:trmgateway:sk"
                xmlns:c="urn:trmgateway:messages:1" xmlns="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:import href="von-slova.xsl"/>

  <xsl:function name="sk:kontakty" as="element()?">
    <xsl:param name="kontakty" as="element(c:Contact)*"/>
    <xsl:sequence select="sk:pole('kontakty', $kontakty ! sk:objekt((), (
        sk:text('útvar', c:trm_ContactOffice), sk:slovo('úloha', c:trm_ContactRole, 'úloha-kontaktu'), sk:text('telefón', c:trm_ContactPhone),
        sk:text('email', c:trm_ContactEmail), sk:názov('jazyk', c:trm_ContactLanguage))))"/>
  </xsl:function>

  <xsl:function name="sk:rozsah" as="element()?">
    <xsl:param name="názov" as="xs:string"/>
    <xsl:param name="bunky" as="element(c:ConsentCell)*"/>
    <xsl:sequence select="sk:pole($názov, $bunky ! sk:objekt((), (
        sk:slovo('účel', c:trm_ConsentPurpose, 'účel'), sk:text('príjemca', c:trm_ConsentRecipient),
        sk:slovo('kategória', c:trm_ConsentCategory, 'kategória'), sk:dátum('od', c:trm_ConsentFrom), sk:dátum('do', c:trm_ConsentUntil),
        sk:slovo('ďalej', c:trm_ConsentOnward, 'ďalej'),
        sk:zoznam('ďalšíPríjemcovia', (), c:trm_ConsentOnwardTo ! sk:text('x', .)))))"/>
  </xsl:function>

  <xsl:function name="sk:poznámky" as="element()*">
    <xsl:param name="správa" as="element()"/>
    <array key="straty">
      <xsl:for-each select="$správa/c:Losses/c:trm_Loss">
        <xsl:variable name="strata" select="tokenize(.)"/>
        <map>
          <string key="údaj"><xsl:value-of select="trm:label('field', $strata[1])"/></string>
          <string key="druh"><xsl:value-of select="trm:label('loss', $strata[2])"/></string>
          <string key="pravidlo"><xsl:value-of select="$strata[3]"/></string>
        </map>
      </xsl:for-each>
    </array>
    <array key="zapečatenéPre">
      <xsl:for-each select="$správa/c:Sealed/c:trm_SealedPart">
        <string><xsl:value-of select="@to"/></string>
      </xsl:for-each>
    </array>
  </xsl:function>
</xsl:stylesheet>
