<?xml version="1.0" encoding="UTF-8"?>
<!-- Gidýän hatlar üçin umumy: her setir bir açar we bir baha. Açarlar we sözler hatyň dilinde ýazylýar. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" xmlns:tm="urn:trmgateway:tm" xmlns:c="urn:trmgateway:messages:1" xmlns="urn:trmgateway:pack:1"
                exclude-result-prefixes="#all">

  <xsl:import href="../../shared/to-national.xsl"/>

  <xsl:template match="/">
    <text>
      <xsl:apply-templates select="*" mode="hat"/>
    </text>
  </xsl:template>

  <xsl:function name="tm:setir" as="element()*">
    <xsl:param name="açar" as="xs:string"/>
    <xsl:param name="bahalar" as="xs:string*"/>
    <xsl:for-each select="$bahalar[. ne '']">
      <line key="{trm:label('açar', $açar)}"><xsl:value-of select="."/></line>
    </xsl:for-each>
  </xsl:function>

  <!-- adam barada maglumat: bolmasa, gizlenendigi aýdylýar -->
  <xsl:function name="tm:şahsy" as="element()*">
    <xsl:param name="açar" as="xs:string"/>
    <xsl:param name="bahalar" as="xs:string*"/>
    <xsl:sequence select="tm:setir($açar, if (exists($bahalar)) then $bahalar else trm:word('withheld'))"/>
  </xsl:function>

  <!-- bir setiriň bölekleri; soňundaky boş bölekler ýazylmaýar -->
  <xsl:function name="tm:bölekler" as="xs:string">
    <xsl:param name="bölekler" as="xs:string*"/>
    <xsl:sequence select="replace(string-join($bölekler ! translate(., ';', ','), '; '), '(; )+$', '')"/>
  </xsl:function>

  <!-- kodlar hatyň dilindäki sözler bilen; ugradyjynyň öz kody ýanynda -->
  <xsl:function name="tm:söz" as="xs:string*">
    <xsl:param name="meýdanlar" as="element()*"/>
    <xsl:param name="sanaw" as="xs:string"/>
    <xsl:sequence select="$meýdanlar ! ((if (@trm_dataStatus) then trm:shown(.) else trm:label($sanaw, .)) || tm:asyl(.))"/>
  </xsl:function>

  <!-- kodlar hatyň öz sanawyndaky söz bilen, hatyň dilinde -->
  <xsl:function name="tm:kod" as="xs:string*">
    <xsl:param name="meýdanlar" as="element()*"/>
    <xsl:param name="sanaw" as="xs:string"/>
    <xsl:sequence select="$meýdanlar ! ((if (@trm_dataStatus) then trm:shown(.) else trm:label($sanaw, trm:national($sanaw, .))) || tm:asyl(.))"/>
  </xsl:function>

  <xsl:function name="tm:asyl" as="xs:string">
    <xsl:param name="meýdan" as="element()"/>
    <xsl:sequence select="(trm:original($meýdan)[not(starts-with(., $trm:country || ':'))] ! (' [' || . || ']'), '')[1]"/>
  </xsl:function>

  <!-- 07/03/1996, 03/1996, 1996 -->
  <xsl:function name="tm:sene" as="xs:string*">
    <xsl:param name="meýdanlar" as="element()*"/>
    <xsl:sequence select="$meýdanlar ! (if (@trm_dataStatus) then trm:shown(.) else translate(trm:dmy(.), '.', '/'))"/>
  </xsl:function>

  <!-- welaýat hatyň dilindäki ady bilen; başga ýurduň sebiti ISO kody bilen -->
  <xsl:function name="tm:welaýat" as="xs:string*">
    <xsl:param name="meýdanlar" as="element()*"/>
    <xsl:sequence select="$meýdanlar ! (if (@trm_dataStatus) then trm:shown(.) else trm:label('welaýat', .))"/>
  </xsl:function>

  <!-- hatyň başy: gurama jogabynda gaýtalajak zatlar -->
  <xsl:template name="tm:başy">
    <xsl:param name="hat" as="xs:string"/>
    <xsl:sequence select="tm:setir('Hat', trm:label('hat', $hat))"/>
    <xsl:sequence select="tm:setir('Habar', $trm:context?message-id)"/>
    <xsl:sequence select="tm:setir('Salgylanma', $trm:context?case-reference)"/>
    <xsl:sequence select="tm:setir('Belgi', $trm:context?case-number)"/>
    <xsl:sequence select="tm:setir('Iberlen senesi', translate(trm:dmy(substring($trm:context?created, 1, 10)), '.', '/'))"/>
    <xsl:if test="$hat ne 'ret'">
      <xsl:sequence select="tm:setir('Ugradyjy', $trm:context?from)"/>
      <xsl:sequence select="tm:setir('Alyjy', $trm:context?to)"/>
      <xsl:sequence select="tm:setir('Jogap berilýän habar', $trm:context?in-reply-to)"/>
    </xsl:if>
  </xsl:template>

  <!-- hatyň soňy: aragatnaşyk, ugradyjynyň ýitgileri, başga biri üçin möhürlenen bölekler -->
  <xsl:template name="tm:soňy">
    <xsl:for-each select="c:Contact[1]">
      <xsl:sequence select="tm:setir('Edara', c:trm_ContactOffice ! trm:shown(.))"/>
      <xsl:sequence select="tm:setir('Wezipe', tm:söz(c:trm_ContactRole[. ne 'CaseWorker'], 'trm_ContactRole'))"/>
      <xsl:sequence select="tm:setir('Telefon', c:trm_ContactPhone ! trm:shown(.))"/>
      <xsl:sequence select="tm:setir('E-poçta', c:trm_ContactEmail ! trm:shown(.))"/>
      <xsl:sequence select="tm:setir('Aragatnaşyk dili', tm:söz(c:trm_ContactLanguage, 'Language'))"/>
    </xsl:for-each>
    <xsl:for-each select="c:Contact[2]">
      <xsl:sequence select="tm:setir('Orunbasar', tm:bölekler(((c:trm_ContactOffice ! trm:shown(.), '')[1], (c:trm_ContactPhone ! trm:shown(.), '')[1],
          (c:trm_ContactEmail ! trm:shown(.), '')[1], (tm:söz(c:trm_ContactLanguage, 'Language'), '')[1],
          tm:söz(c:trm_ContactRole[. ne 'Alternate'], 'trm_ContactRole'))))"/>
    </xsl:for-each>
    <xsl:for-each select="c:Losses/c:trm_Loss">
      <xsl:variable name="ýitgi" select="tokenize(.)"/>
      <xsl:sequence select="tm:setir('Ýitgi', tm:bölekler(($ýitgi[1], trm:label('loss', $ýitgi[2]), $ýitgi[3])))"/>
    </xsl:for-each>
    <xsl:sequence select="tm:setir('Möhürlenen', c:Sealed/c:trm_SealedPart/@to ! string())"/>
  </xsl:template>

  <!-- howp barada setirler -->
  <xsl:template name="tm:howp">
    <xsl:for-each select="c:Risk">
      <xsl:sequence select="tm:setir('Howp derejesi', c:trm_RiskLevel ! trm:shown(.))"/>
      <xsl:sequence select="tm:setir('Howp karary', tm:söz(c:trm_RiskDecision, 'trm_RiskDecision'))"/>
      <xsl:sequence select="tm:setir('Howp', (tm:söz(c:trm_RiskFactor, 'trm_RiskFactor'), tm:söz(c:trm_RiskGroup, 'trm_RiskGroup')))"/>
      <xsl:sequence select="tm:setir('Howpsuzlyk çäresi', tm:söz(c:trm_Mitigation, 'trm_Mitigation'))"/>
      <xsl:sequence select="tm:setir('Bahalandyrylan senesi', tm:sene(c:trm_RiskAssessedOn))"/>
      <xsl:sequence select="tm:setir('Baha möhleti', tm:sene(c:trm_RiskValidUntil))"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
