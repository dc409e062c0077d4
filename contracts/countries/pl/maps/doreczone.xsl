<?xml version="1.0" encoding="UTF-8"?>
<!-- Części wspólne dokumentów doręczanych. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" xmlns:pl="urn:trmgateway:pl" xmlns:c="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="../../shared/to-national.xsl"/>

  <!-- oznaczenia komunikatu, które urząd podaje w odpowiedzi -->
  <xsl:template name="pl:komunikat">
    <xsl:attribute name="wiadomosc" select="$trm:context?message-id"/>
    <xsl:attribute name="sprawa" select="$trm:context?case-reference"/>
    <xsl:if test="$trm:context?case-number ne ''">
      <xsl:attribute name="nr" select="$trm:context?case-number"/>
    </xsl:if>
    <xsl:attribute name="nadawca" select="$trm:context?from"/>
    <xsl:attribute name="odbiorca" select="$trm:context?to"/>
    <xsl:attribute name="utworzono" select="$trm:context?created"/>
    <xsl:if test="$trm:context?in-reply-to ne ''">
      <xsl:attribute name="odpowiedzNa" select="$trm:context?in-reply-to"/>
    </xsl:if>
  </xsl:template>

  <!-- kod krajowy, opis po polsku, kod nadawcy -->
  <xsl:template name="pl:opisany">
    <xsl:param name="nazwa" as="xs:string"/>
    <xsl:param name="pole" as="element()*"/>
    <xsl:param name="tabela" as="xs:string"/>
    <xsl:for-each select="$pole">
      <xsl:element name="{$nazwa}">
        <xsl:attribute name="kod" select="trm:national($tabela, .)"/>
        <xsl:attribute name="opis" select="trm:row-out($tabela, .)?label"/>
        <xsl:if test="trm:original(.)">
          <xsl:attribute name="kodOryginalny" select="trm:original(.)"/>
        </xsl:if>
      </xsl:element>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="c:Decision" mode="form">
    <xsl:call-template name="pl:opisany">
      <xsl:with-param name="nazwa" select="'decyzja'"/>
      <xsl:with-param name="pole" select="c:trm_Decision"/>
      <xsl:with-param name="tabela" select="'decyzja'"/>
    </xsl:call-template>
    <xsl:call-template name="pl:opisany">
      <xsl:with-param name="nazwa" select="'powod'"/>
      <xsl:with-param name="pole" select="c:trm_DecisionReason"/>
      <xsl:with-param name="tabela" select="'powod-decyzji'"/>
    </xsl:call-template>
    <xsl:for-each select="c:trm_DecidedOn">
      <data dzien="{.}"/>
    </xsl:for-each>
    <xsl:call-template name="pl:opisany">
      <xsl:with-param name="nazwa" select="'usluga'"/>
      <xsl:with-param name="pole" select="c:trm_OfferedService"/>
      <xsl:with-param name="tabela" select="'potrzeba'"/>
    </xsl:call-template>
    <xsl:call-template name="pl:opisany">
      <xsl:with-param name="nazwa" select="'budzet'"/>
      <xsl:with-param name="pole" select="c:trm_BudgetBand"/>
      <xsl:with-param name="tabela" select="'budzet'"/>
    </xsl:call-template>
    <xsl:for-each select="c:trm_InformationWanted">
      <potrzebnaInformacja pole="{.}" opis="{trm:label('field', .)}"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="c:Contact" mode="form">
    <xsl:element name="{if (preceding-sibling::c:Contact) then 'zastepstwo' else 'kontakt'}">
      <xsl:variable name="rola" select="(c:trm_ContactRole ! string(), 'CaseWorker')[1]"/>
      <xsl:attribute name="rola" select="trm:national('rola-kontaktu', $rola)"/>
      <xsl:attribute name="opis" select="trm:row-out('rola-kontaktu', $rola)?label"/>
      <komorka><xsl:value-of select="trm:shown(c:trm_ContactOffice)"/></komorka>
      <xsl:for-each select="c:trm_ContactPhone">
        <telefon><xsl:value-of select="."/></telefon>
      </xsl:for-each>
      <xsl:for-each select="c:trm_ContactEmail">
        <email><xsl:value-of select="."/></email>
      </xsl:for-each>
      <xsl:for-each select="c:trm_ContactLanguage">
        <jezyk kod="{.}"/>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <xsl:template match="c:trm_Loss" mode="form">
    <xsl:variable name="utrata" select="tokenize(.)"/>
    <utrata pole="{$utrata[1]}" rodzaj="{trm:label('loss', $utrata[2])}" zasada="{$utrata[3]}"/>
  </xsl:template>

  <xsl:template match="c:trm_SealedPart" mode="form">
    <zapieczetowane dla="{@to}"/>
  </xsl:template>
</xsl:stylesheet>
