<?xml version="1.0" encoding="UTF-8"?>
<!-- Gelýän hatlar üçin umumy. Baha sözi baş we setir harplara garamazdan okalýar; kirill we rus ýazuwy kod sanawlarynda durýar. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" xmlns:tm="urn:trmgateway:tm"
                xmlns:p="urn:trmgateway:pack:1" xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="../../shared/to-canonical.xsl"/>

  <!-- sanawdaky ýaly ýazylan söz; gelen hatdan göçürilen kwadrat ýaýdaky öz kody okalmaýar -->
  <xsl:function name="tm:söz" as="xs:string">
    <xsl:param name="baha" as="item()?"/>
    <xsl:sequence select="lower-case(replace(trm:text($baha), ' \[[a-z][a-z0-9]{1,7}:[^\]]+\]$', ''))"/>
  </xsl:function>

  <!-- bahanyň ýerine sebäbi ýazylan bolsa, şol sebäp -->
  <xsl:function name="tm:ýagdaý" as="xs:string?">
    <xsl:param name="baha" as="item()"/>
    <xsl:sequence select="$trm:tables('maglumat-ýagdaýy')?in(tm:söz($baha))?target"/>
  </xsl:function>

  <xsl:function name="tm:sebäp-bilen" as="element()">
    <xsl:param name="ady" as="xs:string"/>
    <xsl:param name="baha" as="item()"/>
    <xsl:element name="{$ady}" namespace="urn:trmgateway:messages:1">
      <xsl:attribute name="trm_dataStatus" select="tm:ýagdaý($baha)"/>
    </xsl:element>
  </xsl:function>

  <!-- gelen hatdan göçürilen "gizlenen" sözi däl -->
  <xsl:function name="tm:aýan" as="xs:boolean">
    <xsl:param name="baha" as="item()"/>
    <xsl:sequence select="empty($trm:tables('gizlenen')?in(tm:söz($baha)))"/>
  </xsl:function>

  <!-- adamyň tekst maglumaty, ýa-da näme üçin ýokdugy -->
  <xsl:function name="tm:tekst" as="element()*">
    <xsl:param name="ady" as="xs:string"/>
    <xsl:param name="bahalar" as="item()*"/>
    <xsl:sequence select="$bahalar[tm:aýan(.)] ! (if (exists(tm:ýagdaý(.))) then tm:sebäp-bilen($ady, .)
        else if (string-length(trm:text(.)) le 120) then trm:leaf($ady, .) else trm:invalid('P1', 'length'))"/>
  </xsl:function>

  <!-- kod sanawyndaky söz: habaryň kody, ýanynda sanawdaky esasy söz (kirill ýa-da rusça ýazylan bolsa hem) we manysy deň bolmasa ýitgi -->
  <xsl:function name="tm:kod" as="element()*">
    <xsl:param name="ady" as="xs:string"/>
    <xsl:param name="bahalar" as="item()*"/>
    <xsl:param name="sanaw" as="xs:string"/>
    <xsl:for-each select="$bahalar[tm:söz(.) ne '']">
      <xsl:variable name="setir" select="trm:row($sanaw, tm:söz(.))"/>
      <xsl:element name="{$ady}" namespace="urn:trmgateway:messages:1">
        <xsl:attribute name="trm_originalCode"
                       select="$trm:country || ':' || $sanaw || ':' || replace($setir?label, '[^\p{L}\p{N}.\-]+', '_')"/>
        <xsl:value-of select="$setir?target"/>
      </xsl:element>
      <xsl:sequence select="trm:cost($setir) ! trm:loss($trm:tables($sanaw)?field, ., $sanaw)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- şeýle söz, ýa-da näme üçin ýokdugy -->
  <xsl:function name="tm:kod-ýa-sebäp" as="element()*">
    <xsl:param name="ady" as="xs:string"/>
    <xsl:param name="bahalar" as="item()*"/>
    <xsl:param name="sanaw" as="xs:string"/>
    <xsl:sequence select="$bahalar ! (if (empty($trm:tables($sanaw)?in(tm:söz(.))) and exists(tm:ýagdaý(.))) then tm:sebäp-bilen($ady, .)
        else tm:kod($ady, ., $sanaw))"/>
  </xsl:function>

  <!-- 07/03/1996, 00/03/1996, 03/1996, 1996: ISO senesine -->
  <xsl:function name="tm:sene" as="xs:string">
    <xsl:param name="baha" as="item()"/>
    <xsl:param name="meýdan" as="xs:string"/>
    <xsl:sequence select="if (matches(trm:text($baha), '^[0-9./]+$')) then trm:date-dmy(translate(trm:text($baha), '/', '.'), $meýdan)
        else trm:invalid($meýdan, 'date')"/>
  </xsl:function>

  <!-- güni belli sene -->
  <xsl:function name="tm:gün" as="xs:string">
    <xsl:param name="baha" as="item()"/>
    <xsl:param name="meýdan" as="xs:string"/>
    <xsl:variable name="sene" select="tm:sene($baha, $meýdan)"/>
    <xsl:sequence select="if (string-length($sene) eq 10) then $sene else trm:invalid($meýdan, 'day')"/>
  </xsl:function>

  <xsl:function name="tm:günler" as="element()*">
    <xsl:param name="ady" as="xs:string"/>
    <xsl:param name="bahalar" as="item()*"/>
    <xsl:param name="meýdan" as="xs:string"/>
    <xsl:sequence select="$bahalar[trm:text(.) ne ''] ! trm:leaf($ady, tm:gün(., $meýdan))"/>
  </xsl:function>

  <!-- setiriň ";" bilen bölünen bölekleri; ýazylmadyk bölek boş -->
  <xsl:function name="tm:bölek" as="xs:string">
    <xsl:param name="setir" as="item()"/>
    <xsl:param name="n" as="xs:integer"/>
    <xsl:sequence select="trm:text((tokenize(string($setir), ';')[$n], '')[1])"/>
  </xsl:function>

  <!-- bölegiň "," bilen bölünen sözleri -->
  <xsl:function name="tm:sözler" as="xs:string*">
    <xsl:param name="bölek" as="xs:string"/>
    <xsl:sequence select="tokenize($bölek, ',') ! trm:text(.)[. ne '']"/>
  </xsl:function>

  <!-- welaýatyň ISO 3166-2 kody: ady, öňki ady ýa-da koduň özi boýunça -->
  <xsl:function name="tm:welaýat" as="xs:string">
    <xsl:param name="baha" as="item()"/>
    <xsl:variable name="kod" select="upper-case(trm:text($baha))"/>
    <xsl:sequence select="if (matches($kod, '^[A-Z]{2}-[A-Z0-9]{1,3}$') and not(starts-with($kod, 'TM-'))) then $kod
        else trm:row('welaýat', tm:ýer-ady($baha))?target"/>
  </xsl:function>

  <!-- ýeriň ady "welaýaty", "etraby", "şäheri" diýen söz bolmazdan -->
  <xsl:function name="tm:ýer-ady" as="xs:string">
    <xsl:param name="baha" as="item()"/>
    <xsl:sequence select="trm:text(replace(tm:söz($baha),
        '^(г\.|город) | (welaýaty?|welaýat|etraby|etrap|şäheri|şäher|велаяты|велаят|этрабы|этрап|шәхери|шәхер|область|район|ş\.)$', ''))"/>
  </xsl:function>

  <!-- sanawda bar bolan etrap ýa-da şäher -->
  <xsl:function name="tm:ýer" as="map(*)?">
    <xsl:param name="sanaw" as="xs:string"/>
    <xsl:param name="baha" as="item()?"/>
    <xsl:sequence select="$baha ! $trm:tables($sanaw)?in(tm:ýer-ady(.))?target ! $trm:places(.)"/>
  </xsl:function>

  <!-- telefon belgisi bölekleriň arasyndaky belgisiz -->
  <xsl:function name="tm:telefon" as="xs:string">
    <xsl:param name="baha" as="item()"/>
    <xsl:param name="meýdan" as="xs:string"/>
    <xsl:variable name="belgi" select="replace(trm:text($baha), '[ ()\-]', '')"/>
    <xsl:sequence select="if (matches($belgi, '^\+[1-9][0-9]{1,14}$')) then $belgi else trm:invalid($meýdan, 'phone')"/>
  </xsl:function>

  <xsl:function name="tm:poçta" as="xs:string">
    <xsl:param name="baha" as="item()"/>
    <xsl:sequence select="if (matches(trm:text($baha), '^[^@\s]{1,64}@[A-Za-z0-9.\-]{1,190}$')) then trm:text($baha) else trm:invalid('O1', 'email')"/>
  </xsl:function>

  <!-- iş we jogap berilýän habar -->
  <xsl:template name="tm:iş">
    <Case>
      <xsl:sequence select="trm:leaf('trm_CaseNumber', p:line[@key eq 'Belgi'])"/>
      <xsl:sequence select="trm:leaf('trm_CaseReference', p:line[@key eq 'Salgylanma'])"/>
      <xsl:sequence select="trm:leaf('trm_Recipient', p:line[@key eq 'Alyjy'])"/>
      <xsl:sequence select="trm:leaf('trm_InReplyTo', p:line[@key eq 'Habar'])"/>
    </Case>
  </xsl:template>

  <!-- guramanyň aragatnaşygy -->
  <xsl:template name="tm:aragatnaşyk">
    <xsl:if test="p:line[@key = ('Edara', 'Telefon', 'E-poçta', 'Aragatnaşyk dili')]">
      <Contact>
        <xsl:sequence select="trm:leaf('trm_ContactOffice', p:line[@key eq 'Edara'])"/>
        <xsl:sequence select="if (p:line[@key eq 'Wezipe']) then tm:kod('trm_ContactRole', p:line[@key eq 'Wezipe'], 'wezipe')
            else trm:leaf('trm_ContactRole', 'CaseWorker')"/>
        <xsl:sequence select="p:line[@key eq 'Telefon'] ! trm:leaf('trm_ContactPhone', tm:telefon(., 'O1'))"/>
        <xsl:sequence select="trm:leaf('trm_ContactEmail', p:line[@key eq 'E-poçta'])"/>
        <xsl:sequence select="tm:kod('trm_ContactLanguage', p:line[@key eq 'Aragatnaşyk dili'], 'dil')"/>
      </Contact>
    </xsl:if>
    <!-- Orunbasar: edara; telefon; e-poçta; dil; wezipe -->
    <xsl:for-each select="p:line[@key eq 'Orunbasar']">
      <Contact>
        <xsl:sequence select="if (string-length(tm:bölek(., 1)) le 160) then trm:leaf('trm_ContactOffice', tm:bölek(., 1)) else trm:invalid('O1', 'length')"/>
        <xsl:sequence select="if (tm:bölek(., 5) ne '') then tm:kod('trm_ContactRole', tm:bölek(., 5), 'wezipe') else trm:leaf('trm_ContactRole', 'Alternate')"/>
        <xsl:sequence select="tm:bölek(., 2)[. ne ''] ! trm:leaf('trm_ContactPhone', tm:telefon(., 'O1'))"/>
        <xsl:sequence select="tm:bölek(., 3)[. ne ''] ! trm:leaf('trm_ContactEmail', tm:poçta(.))"/>
        <xsl:sequence select="tm:kod('trm_ContactLanguage', tm:bölek(., 4), 'dil')"/>
      </Contact>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
