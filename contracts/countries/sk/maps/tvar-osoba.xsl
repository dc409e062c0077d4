<?xml version="1.0" encoding="UTF-8"?>
<!--
  Časti tlačiva: kto je klient a kto je s ním. n: názov, k: zápis hodnoty podľa tvar.xsl, req: člen musí byť uvedený, null: osoba odpoveď
  odmietla alebo ju nikto nepozná (dôvod je v člene dôvody). Člen, ktorý chýba, sa nezisťoval.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:sk="urn:trmgateway:sk" exclude-result-prefixes="#all">

  <xsl:variable name="sk:hlavička" as="element()*">
    <string n="tlačivo" k="tlačivo" req="yes"/>
    <string n="verzia" k="verzia" req="yes"/>
    <string n="číslo" k="číslo"/>
    <string n="spis" k="spis"/>
    <string n="odpoveďNa" k="správa"/>
    <array n="adresáti" max="9"><string k="strana"/></array>
    <string n="dátum" k="dátum"/>
  </xsl:variable>

  <xsl:variable name="sk:osoby" as="element()*">
    <map n="klient" req="yes">
      <string n="priezvisko" k="meno" null="yes"/>
      <string n="rodnéPriezvisko" k="meno" null="yes"/>
      <string n="meno" k="meno" null="yes"/>
      <string n="ďalšieMená" k="meno" null="yes"/>
      <string n="menoOtca" k="meno" null="yes"/>
      <string n="menoPoOtcovi" k="meno" null="yes"/>
      <string n="menoInýmPísmom" k="meno" null="yes"/>
      <string n="prezývka" k="meno" null="yes"/>
      <string n="rodnéČíslo" k="rodné-číslo" null="yes"/>
      <string n="dátumNarodenia" k="dátum" null="yes"/>
      <string n="pohlavie" k="slovo" null="yes"/>
      <array n="štátneObčianstvo" null="yes"><string k="štát"/></array>
      <string n="národnosť" k="text" null="yes"/>
      <map n="doklad">
        <string n="druh" k="slovo" null="yes"/>
        <string n="číslo" k="číslo" null="yes"/>
        <string n="platnosťDo" k="dátum" null="yes"/>
        <string n="stav" k="slovo" null="yes"/>
      </map>
      <string n="telefón" k="telefón" null="yes"/>
      <boolean n="telefónBezpečný" null="yes"/>
      <string n="email" k="email" null="yes"/>
      <boolean n="emailBezpečný" null="yes"/>
      <map n="pobyt">
        <string n="ulica" k="text" null="yes"/>
        <string n="psč" k="text" null="yes"/>
        <string n="obec" k="text" null="yes"/>
        <string n="kraj" k="text" null="yes"/>
        <string n="štát" k="štát" null="yes" req="yes"/>
      </map>
      <map n="pôvod">
        <string n="obec" k="text" null="yes"/>
        <string n="okres" k="text" null="yes"/>
        <string n="kraj" k="text" null="yes"/>
        <string n="štát" k="štát" null="yes" req="yes"/>
      </map>
      <array n="jazyky" max="9" null="yes"><string k="jazyk"/></array>
      <map n="tlmočník">
        <boolean n="potrebný" null="yes"/>
        <string n="pohlavie" k="slovo" null="yes"/>
      </map>
      <string n="vzdelanie" k="slovo" null="yes"/>
      <string n="povolanie" k="povolanie" null="yes"/>
      <string n="rodinnýStav" k="slovo" null="yes"/>
      <number n="početDetí" null="yes"/>
    </map>
    <array n="závisléOsoby">
      <map>
        <string n="priezvisko" k="meno" null="yes"/>
        <string n="meno" k="meno" null="yes"/>
        <string n="rodnéČíslo" k="rodné-číslo" null="yes"/>
        <string n="dátumNarodenia" k="dátum" null="yes"/>
        <string n="vzťah" k="slovo" null="yes"/>
        <boolean n="cestujeSpolu" null="yes"/>
      </map>
    </array>
    <array n="príbuzní">
      <map>
        <string n="menoAPriezvisko" k="meno" null="yes"/>
        <string n="telefón" k="telefón" null="yes"/>
        <string n="vzťah" k="slovo" null="yes"/>
      </map>
    </array>
  </xsl:variable>

  <xsl:variable name="sk:kontakty" as="element()*">
    <array n="kontakty" max="2">
      <map>
        <string n="útvar" k="text" req="yes"/>
        <string n="úloha" k="slovo" req="yes"/>
        <string n="telefón" k="telefón"/>
        <string n="email" k="email"/>
        <string n="jazyk" k="jazyk"/>
      </map>
    </array>
  </xsl:variable>
</xsl:stylesheet>
