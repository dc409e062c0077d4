<?xml version="1.0" encoding="UTF-8"?>
<!-- Časti tlačiva: čo sa stalo, čo osoba potrebuje, aké je riziko a s čím súhlasí. Značky ako v tvar-osoba.xsl. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:sk="urn:trmgateway:sk" exclude-result-prefixes="#all">

  <xsl:variable name="sk:identifikácia" as="element()*">
    <map n="identifikácia">
      <string n="stav" k="slovo" req="yes" null="yes"/>
      <string n="základ" k="slovo" null="yes"/>
      <string n="rozhodol" k="slovo" null="yes"/>
    </map>
    <string n="medzinárodnáOchrana" k="slovo" req="yes"/>
  </xsl:variable>

  <xsl:variable name="sk:skúsenosť" as="element()*">
    <map n="vykorisťovanie">
      <array n="formy" null="yes" req="yes"><string k="slovo"/></array>
      <array n="sexuálneFormy" null="yes"><string k="slovo"/></array>
      <string n="odvetvie" k="slovo" null="yes"/>
      <array n="ovládanie" null="yes"><string k="slovo"/></array>
      <array n="nábor" null="yes"><string k="slovo"/></array>
      <string n="štát" k="štát" null="yes"/>
      <string n="obec" k="text" null="yes"/>
      <string n="od" k="dátum" null="yes"/>
      <string n="do" k="dátum" null="yes"/>
      <string n="opis" k="opis" null="yes"/>
    </map>
    <map n="reflexnáLehota">
      <string n="od" k="dátum" null="yes"/>
      <string n="do" k="dátum" null="yes"/>
    </map>
    <string n="trestnéKonanie" k="slovo" null="yes"/>
  </xsl:variable>

  <xsl:variable name="sk:starostlivosť" as="element()*">
    <map n="potreby">
      <array n="služby" null="yes"><string k="slovo"/></array>
      <array n="prístupnosť" null="yes"><string k="slovo"/></array>
      <boolean n="zdravotnáPotreba" null="yes"/>
      <string n="zdravotnýOpis" k="opis" null="yes"/>
      <string n="schopnosťCestovať" k="slovo" null="yes"/>
      <string n="sprievod" k="slovo" null="yes"/>
    </map>
    <map n="riziko">
      <string n="úroveň" k="slovo"/>
      <string n="záver" k="slovo"/>
      <string n="posúdil" k="slovo" null="yes"/>
      <string n="posúdenéDňa" k="dátum"/>
      <string n="platíDo" k="dátum"/>
      <array n="faktory" null="yes"><string k="slovo"/></array>
      <array n="väzbyPáchateľov" null="yes"><string k="slovo"/></array>
      <array n="vyhnúťSa" null="yes"><string k="text"/></array>
      <array n="opatrenia" null="yes"><string k="slovo"/></array>
    </map>
    <map n="dieťa">
      <string n="vek" k="slovo" req="yes"/>
      <string n="opatrovník" k="slovo" null="yes"/>
      <string n="najlepšíZáujem" k="slovo"/>
      <string n="názor" k="slovo" null="yes"/>
      <string n="starostlivosť" k="slovo" null="yes"/>
    </map>
  </xsl:variable>

  <xsl:variable name="sk:rozsah" as="element()">
    <map>
      <string n="účel" k="slovo" req="yes"/>
      <string n="príjemca" k="strana" req="yes"/>
      <array n="kategórie" req="yes"><string k="slovo"/></array>
      <string n="od" k="dátum" req="yes"/>
      <string n="do" k="dátum" req="yes"/>
      <string n="ďalej" k="slovo" req="yes"/>
      <array n="ďalšíPríjemcovia"><string k="strana"/></array>
    </map>
  </xsl:variable>

  <xsl:variable name="sk:súhlas" as="element()*">
    <map n="súhlas" req="yes">
      <string n="id" k="id" req="yes"/>
      <string n="podpísal" k="slovo" req="yes"/>
      <string n="jazyk" k="jazyk" req="yes"/>
      <string n="právnyZáklad" k="slovo" req="yes"/>
      <string n="odtlačok" k="odtlačok"/>
      <array n="rozsah" req="yes"><xsl:sequence select="$sk:rozsah"/></array>
    </map>
  </xsl:variable>
</xsl:stylesheet>
