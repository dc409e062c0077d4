<?xml version="1.0" encoding="UTF-8"?>
<!-- Заједничко за обрасце које Центар предаје: ћелије се читају по називу колоне, речи на оба писма. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:trm="urn:trmgateway:map:1" xmlns:rs="urn:trmgateway:rs"
                xmlns:p="urn:trmgateway:pack:1" xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="../../shared/to-canonical.xsl"/>

  <!-- Разлог због кога вредности нема пише у самој ћелији. -->
  <xsl:function name="trm:status" as="xs:string?">
    <xsl:param name="value" as="item()"/>
    <xsl:sequence select="rs:реч('статус', $value) ! trm:code('статус', .)"/>
  </xsl:function>

  <!-- Ћирилица у латиницу, малим словима: само за поређење са речима из табела. Обрнуто се не пресловљава: „nj“ могу бити и два слова. -->
  <xsl:function name="rs:латиница" as="xs:string">
    <xsl:param name="текст" as="item()?"/>
    <xsl:variable name="мало" select="lower-case(trm:text($текст))"/>
    <xsl:sequence select="translate(replace(replace(replace($мало, 'љ', 'lj'), 'њ', 'nj'), 'џ', 'dž'),
        'абвгдђежзијклмнопрстћуфхцчш', 'abvgdđežzijklmnoprstćufhcčš')"/>
  </xsl:function>

  <!-- Латиница у ћирилицу, само да би се реч нашла у табели; шта год да се нађе, на латиници је исто. -->
  <xsl:function name="rs:ћирилица" as="xs:string">
    <xsl:param name="мало" as="xs:string"/>
    <xsl:sequence select="translate(replace(replace(replace($мало, 'lj', 'љ'), 'nj', 'њ'), 'dž', 'џ'),
        'abvgdđežzijklmnoprstćufhcčš', 'абвгдђежзијклмнопрстћуфхцчш')"/>
  </xsl:function>

  <!-- Реч из табеле за оно што пише у ћелији, на било ком писму; празно када је табела нема. -->
  <xsl:function name="rs:реч" as="xs:string?">
    <xsl:param name="табела" as="xs:string"/>
    <xsl:param name="вредност" as="item()"/>
    <xsl:variable name="шифре" select="$trm:tables($табела)?in"/>
    <xsl:variable name="текст" select="trm:text($вредност)"/>
    <xsl:variable name="мало" select="lower-case($текст)"/>
    <!-- Прво реч коју би дала ћирилица; само где су „nj“, „lj“ или „dž“ можда по два слова тражи се кроз целу табелу. -->
    <xsl:variable name="нађено" select="($trm:tables($табела)?folded($мало), $trm:tables($табела)?folded(rs:ћирилица($мало)))[1]"/>
    <xsl:sequence select="if (map:contains($шифре, $текст)) then $текст
        else if (exists($нађено)) then $нађено
        else if (not(matches($мало, 'nj|lj|dž'))) then ()
        else for $тражено in rs:латиница($текст) return map:keys($шифре)[rs:латиница(.) eq $тражено][1]"/>
  </xsl:function>

  <!-- Ћелије једне колоне. -->
  <xsl:function name="rs:ћелија" as="element(p:cell)*">
    <xsl:param name="ред" as="element(p:row)*"/>
    <xsl:param name="колона" as="xs:string"/>
    <xsl:sequence select="$ред/p:cell[@name eq $колона]"/>
  </xsl:function>

  <!-- Шифра из табеле као чињеница: реч мора бити у табели. -->
  <xsl:function name="rs:чињеница" as="element()*">
    <xsl:param name="име" as="xs:string"/>
    <xsl:param name="вредности" as="item()*"/>
    <xsl:param name="табела" as="xs:string"/>
    <xsl:for-each select="$вредности">
      <xsl:variable name="реч" select="(rs:реч($табела, .), trm:text(.))[1]"/>
      <xsl:variable name="ред" select="trm:row($табела, $реч)"/>
      <xsl:if test="$ред?target ne ''">
        <xsl:element name="{$име}" namespace="urn:trmgateway:messages:1">
          <xsl:attribute name="trm_originalCode" select="$trm:country || ':' || $табела || ':' || substring(replace($реч, '[^\p{L}\p{N}_.\-]+', '_'), 1, 60)"/>
          <xsl:value-of select="$ред?target"/>
        </xsl:element>
      </xsl:if>
      <xsl:sequence select="trm:cost($ред) ! trm:loss($trm:tables($табела)?field, ., $табела)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Шифра из табеле, или разлог због кога је нема. Реч из табеле има предност: „непознато“ је понегде и шифра. -->
  <xsl:function name="rs:шифра" as="element()*">
    <xsl:param name="име" as="xs:string"/>
    <xsl:param name="вредности" as="item()*"/>
    <xsl:param name="табела" as="xs:string"/>
    <xsl:for-each select="$вредности">
      <xsl:sequence select="if (empty(rs:реч($табела, .)) and exists(trm:status(.))) then trm:leaf($име, .) else rs:чињеница($име, ., $табела)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Шифра без националне шифре уз њу: за да и не, државе и језике, где реч и шифра значе исто. -->
  <xsl:function name="rs:ознака" as="element()*">
    <xsl:param name="име" as="xs:string"/>
    <xsl:param name="вредности" as="item()*"/>
    <xsl:param name="табела" as="xs:string"/>
    <xsl:for-each select="$вредности">
      <xsl:sequence select="trm:leaf($име, if (empty(rs:реч($табела, .)) and exists(trm:status(.))) then . else rs:код($табела, .))"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Канонска шифра речи. -->
  <xsl:function name="rs:код" as="xs:string?">
    <xsl:param name="табела" as="xs:string"/>
    <xsl:param name="вредност" as="item()"/>
    <xsl:sequence select="trm:code($табела, (rs:реч($табела, $вредност), trm:text($вредност))[1])"/>
  </xsl:function>

  <!-- Датум 07.03.1996. или година; цео датум када поље тражи дан. -->
  <xsl:function name="rs:датум" as="element()*">
    <xsl:param name="име" as="xs:string"/>
    <xsl:param name="вредности" as="item()*"/>
    <xsl:param name="поље" as="xs:string"/>
    <xsl:param name="цео" as="xs:boolean"/>
    <xsl:for-each select="$вредности">
      <xsl:choose>
        <xsl:when test="exists(trm:status(.))">
          <xsl:sequence select="trm:leaf($име, .)"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:variable name="датум" select="trm:date-dmy(., $поље)"/>
          <xsl:sequence select="trm:leaf($име, if ($цео and not($датум castable as xs:date)) then trm:invalid($поље, 'датум') else $датум)"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>

  <!-- Текст који мора имати облик, или разлог због кога га нема. -->
  <xsl:function name="rs:облик" as="element()*">
    <xsl:param name="име" as="xs:string"/>
    <xsl:param name="вредности" as="item()*"/>
    <xsl:param name="поље" as="xs:string"/>
    <xsl:param name="образац" as="xs:string"/>
    <xsl:for-each select="$вредности">
      <xsl:sequence select="trm:leaf($име, if (exists(trm:status(.)) or matches(trm:text(.), '^(' || $образац || ')$')) then . else trm:invalid($поље, 'облик'))"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Телефон са позивним бројем земље; размаци, цртице и косе црте се изостављају. -->
  <xsl:function name="rs:телефон" as="element()*">
    <xsl:param name="име" as="xs:string"/>
    <xsl:param name="вредности" as="item()*"/>
    <xsl:param name="поље" as="xs:string"/>
    <xsl:for-each select="$вредности">
      <xsl:sequence select="if (exists(trm:status(.))) then trm:leaf($име, .)
          else rs:облик($име, replace(trm:text(.), '[ /\-]', ''), $поље, '\+[1-9][0-9]{1,14}')"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Подаци о предмету из првог реда. -->
  <xsl:template name="rs:предмет">
    <xsl:param name="ред" as="element(p:row)"/>
    <xsl:sequence select="trm:leaf('trm_CaseNumber', rs:ћелија($ред, 'Број предмета'))"/>
    <xsl:sequence select="trm:leaf('trm_CaseReference', rs:ћелија($ред, 'Ознака предмета'))"/>
    <xsl:sequence select="trm:leaf('trm_Recipient', rs:ћелија($ред, 'Прималац'))"/>
    <xsl:sequence select="trm:leaf('trm_InReplyTo', rs:ћелија($ред, 'Одговор на'))"/>
    <!-- један документ, један предмет -->
    <xsl:for-each select="('Број предмета', 'Ознака предмета')[count(distinct-values(rs:ћелија($ред/../p:row, .) ! trm:text(.))) gt 1]">
      <xsl:sequence select="trm:invalid('E9', 'један-предмет')"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="rs:контакти">
    <xsl:param name="ред" as="element(p:row)"/>
    <xsl:for-each select="'Контакт', 'Заменик'">
      <xsl:if test="$ред/p:cell[@name eq current() or starts-with(@name, current() || ' ')]">
        <Contact>
          <xsl:sequence select="rs:чист('trm_ContactOffice', rs:ћелија($ред, .))"/>
          <xsl:sequence select="trm:leaf('trm_ContactRole', if (. eq 'Контакт') then 'CaseWorker' else 'Alternate')"/>
          <xsl:sequence select="rs:чист-телефон(rs:ћелија($ред, . || ' телефон'))"/>
          <xsl:sequence select="rs:чист('trm_ContactEmail', rs:ћелија($ред, . || ' е-пошта'))"/>
          <xsl:sequence select="rs:ћелија($ред, . || ' језик') ! trm:leaf('trm_ContactLanguage', rs:код('језик', .))"/>
        </Contact>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- Текст чињенице: разлог због кога вредности нема овде није вредност. -->
  <xsl:function name="rs:чист" as="element()*">
    <xsl:param name="име" as="xs:string"/>
    <xsl:param name="вредности" as="item()*"/>
    <xsl:for-each select="$вредности">
      <xsl:sequence select="trm:leaf($име, if (exists(trm:status(.))) then trm:invalid('O1', 'вредност') else .)"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="rs:чист-телефон" as="element()*">
    <xsl:param name="вредности" as="item()*"/>
    <xsl:for-each select="$вредности">
      <xsl:sequence select="if (exists(trm:status(.))) then rs:чист('trm_ContactPhone', .) else rs:телефон('trm_ContactPhone', ., 'O1')"/>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
