<?xml version="1.0" encoding="UTF-8"?>
<!-- Čítanie hodnôt: slová z tabuliek, dátumy, rodné číslo. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:trm="urn:trmgateway:map:1" xmlns:sk="urn:trmgateway:sk"
                exclude-result-prefixes="#all">

  <xsl:import href="../../shared/to-canonical.xsl"/>
  <xsl:import href="tvar.xsl"/>
  <xsl:import href="miesta.xsl"/>

  <!-- člen objektu -->
  <xsl:function name="sk:člen" as="element()?">
    <xsl:param name="objekt" as="element(fn:map)?"/>
    <xsl:param name="názov" as="xs:string"/>
    <xsl:sequence select="$objekt/*[@key eq $názov]"/>
  </xsl:function>

  <!-- položky poľa; pole s hodnotou null je jedna položka bez hodnoty -->
  <xsl:function name="sk:položky" as="element()*">
    <xsl:param name="objekt" as="element(fn:map)?"/>
    <xsl:param name="názov" as="xs:string"/>
    <xsl:sequence select="sk:člen($objekt, $názov) ! (self::fn:null, self::fn:array/*)"/>
  </xsl:function>

  <!-- slovo z tabuľky; v pôvodnom kóde je namiesto medzery podčiarkovník -->
  <xsl:function name="sk:slovo" as="element()*">
    <xsl:param name="pole" as="xs:string"/>
    <xsl:param name="hodnoty" as="element()*"/>
    <xsl:param name="tabuľka" as="xs:string"/>
    <xsl:for-each select="trm:coded($pole, $hodnoty, $tabuľka)">
      <xsl:copy copy-namespaces="no">
        <xsl:for-each select="@*">
          <xsl:attribute name="{name()}" select="translate(., ' ', '_')"/>
        </xsl:for-each>
        <xsl:value-of select="."/>
      </xsl:copy>
    </xsl:for-each>
  </xsl:function>

  <!-- 7. 3. 1996, 7.3.1996, 3. 1996 alebo 1996 -->
  <xsl:function name="sk:dátum" as="element()*">
    <xsl:param name="pole" as="xs:string"/>
    <xsl:param name="hodnota" as="element()?"/>
    <xsl:param name="otázka" as="xs:string"/>
    <xsl:sequence select="$hodnota ! trm:leaf($pole, if (self::fn:null) then . else trm:date-dmy(., $otázka))"/>
  </xsl:function>

  <!-- celý deň -->
  <xsl:function name="sk:deň" as="element()*">
    <xsl:param name="pole" as="xs:string"/>
    <xsl:param name="hodnota" as="element()?"/>
    <xsl:param name="otázka" as="xs:string"/>
    <xsl:for-each select="sk:dátum($pole, $hodnota, $otázka)">
      <xsl:sequence select="if (@trm_dataStatus or string-length(.) eq 10) then . else trm:leaf($pole, trm:invalid($otázka, 'day'))"/>
    </xsl:for-each>
  </xsl:function>

  <!--
    Rodné číslo (zákon č. 301/1995 Z. z.): deväť číslic do roku 1953, potom desať číslic deliteľných jedenástimi; ženy majú k mesiacu
    pripočítaných 50. Do roku 1984 smela byť kontrolná číslica 0, keď zvyšok po delení prvých deviatich bol 10. Dátum narodenia, ak je
    uvedený, musí byť rovnaký. Pohlavie sa neporovnáva: nemusí sa zhodovať a nie je na tom nič chybné.
  -->
  <xsl:function name="sk:rodné-číslo" as="item()?">
    <xsl:param name="hodnota" as="element()?"/>
    <xsl:param name="narodenie" as="element()?"/>
    <xsl:param name="otázka" as="xs:string"/>
    <xsl:variable name="číslice" select="translate(trm:text($hodnota), '/', '')"/>
    <xsl:sequence select="if (empty($hodnota) or $hodnota/self::fn:null) then $hodnota
        else if (not(sk:kontrola($číslice))) then trm:invalid($otázka, 'rodné-číslo')
        else if ($narodenie/self::fn:string and not(starts-with(sk:narodenie($číslice), trm:date-dmy($narodenie, $otázka))))
        then trm:invalid($otázka, 'rodné-číslo-a-dátum')
        else substring($číslice, 1, 6) || '/' || substring($číslice, 7)"/>
  </xsl:function>

  <!-- dátum, ktorý je v čísle, ako ISO; nemusí existovať -->
  <xsl:function name="sk:narodenie" as="xs:string">
    <xsl:param name="číslice" as="xs:string"/>
    <xsl:variable name="rok" select="xs:integer(substring($číslice, 1, 2))"/>
    <xsl:variable name="mesiac" select="xs:integer(substring($číslice, 3, 2))"/>
    <xsl:variable name="storočie" select="if (string-length($číslice) eq 10 and $rok lt 54) then 2000 else 1900"/>
    <xsl:sequence select="string($storočie + $rok) || '-' || format-integer(if ($mesiac gt 50) then $mesiac - 50 else $mesiac, '00')
        || '-' || substring($číslice, 5, 2)"/>
  </xsl:function>

  <xsl:function name="sk:kontrola" as="xs:boolean">
    <xsl:param name="číslice" as="xs:string"/>
    <xsl:sequence select="sk:narodenie($číslice) castable as xs:date and trm:is-identifier($číslice)"/>
  </xsl:function>
</xsl:stylesheet>
