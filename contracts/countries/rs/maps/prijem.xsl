<?xml version="1.0" encoding="UTF-8"?>
<!-- Заједничко за документе које пролаз предаје Центру. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" xmlns:rs="urn:trmgateway:rs" xmlns:c="urn:trmgateway:messages:1" xmlns="urn:trmgateway:pack:1"
                exclude-result-prefixes="#all">

  <xsl:import href="../../shared/to-national.xsl"/>

  <!-- вредности једне колоне -->
  <xsl:function name="rs:ћелије" as="element()*">
    <xsl:param name="колона" as="xs:string"/>
    <xsl:param name="вредности" as="item()*"/>
    <xsl:for-each select="$вредности">
      <cell name="{$колона}"><xsl:value-of select="."/></cell>
    </xsl:for-each>
  </xsl:function>

  <!-- текст како је послат -->
  <xsl:function name="rs:текст" as="element()*">
    <xsl:param name="колона" as="xs:string"/>
    <xsl:param name="поља" as="element()*"/>
    <xsl:sequence select="rs:ћелије($колона, $поља ! trm:shown(.))"/>
  </xsl:function>

  <!-- лични податак: када није послат, пише се да је ускраћен -->
  <xsl:function name="rs:лично" as="element()*">
    <xsl:param name="колона" as="xs:string"/>
    <xsl:param name="поља" as="element()*"/>
    <xsl:sequence select="rs:ћелије($колона, if (empty($поља)) then trm:word('withheld') else $поља ! trm:shown(.))"/>
  </xsl:function>

  <!-- датум са тачком на крају -->
  <xsl:function name="rs:дан" as="xs:string">
    <xsl:param name="датум" as="item()"/>
    <xsl:sequence select="trm:dmy($датум) || '.'"/>
  </xsl:function>

  <xsl:function name="rs:датум" as="element()*">
    <xsl:param name="колона" as="xs:string"/>
    <xsl:param name="поља" as="element()*"/>
    <xsl:sequence select="rs:ћелије($колона, $поља ! (if (@trm_dataStatus) then trm:shown(.) else rs:дан(.)))"/>
  </xsl:function>

  <!-- реч из табеле упута -->
  <xsl:function name="rs:реч" as="element()*">
    <xsl:param name="колона" as="xs:string"/>
    <xsl:param name="поља" as="element()*"/>
    <xsl:param name="табела" as="xs:string"/>
    <xsl:sequence select="rs:ћелије($колона, $поља ! (if (@trm_dataStatus) then trm:shown(.) else trm:national($табела, .)))"/>
  </xsl:function>

  <!-- натпис шифре коју упут нема -->
  <xsl:function name="rs:натпис" as="element()*">
    <xsl:param name="колона" as="xs:string"/>
    <xsl:param name="поља" as="element()*"/>
    <xsl:param name="списак" as="xs:string"/>
    <xsl:sequence select="rs:ћелије($колона, $поља ! (if (@trm_dataStatus) then trm:shown(.) else trm:label($списак, .)))"/>
  </xsl:function>

  <!-- ознаке које Центар понавља у одговору -->
  <xsl:template name="rs:порука">
    <xsl:param name="образац" as="xs:string"/>
    <xsl:sequence select="rs:ћелије('Образац', $образац)"/>
    <xsl:sequence select="rs:ћелије('Порука', $trm:context?message-id)"/>
    <xsl:sequence select="rs:ћелије('Ознака предмета', $trm:context?case-reference)"/>
    <xsl:sequence select="rs:ћелије('Број предмета', $trm:context?case-number[. ne ''])"/>
    <xsl:sequence select="rs:ћелије('Састављено', rs:дан(substring($trm:context?created, 1, 10)))"/>
  </xsl:template>

  <xsl:template name="rs:пут">
    <xsl:sequence select="rs:ћелије('Пошиљалац', $trm:context?from)"/>
    <xsl:sequence select="rs:ћелије('Прималац', $trm:context?to)"/>
    <xsl:sequence select="rs:ћелије('Одговор на', $trm:context?in-reply-to[. ne ''])"/>
  </xsl:template>

  <xsl:template name="rs:контакти">
    <xsl:param name="порука" as="element()"/>
    <xsl:for-each select="$порука/c:Contact">
      <xsl:variable name="ко" select="('Контакт', 'Заменик')[position() eq count(current()/preceding-sibling::c:Contact) + 1]"/>
      <xsl:sequence select="rs:текст($ко, c:trm_ContactOffice)"/>
      <xsl:sequence select="rs:натпис($ко || ' улога', c:trm_ContactRole, 'trm_ContactRole')"/>
      <xsl:sequence select="rs:текст($ко || ' телефон', c:trm_ContactPhone)"/>
      <xsl:sequence select="rs:текст($ко || ' е-пошта', c:trm_ContactEmail)"/>
      <xsl:sequence select="rs:реч($ко || ' језик', c:trm_ContactLanguage, 'језик')"/>
    </xsl:for-each>
  </xsl:template>

  <!-- једна сагласност: сврха, прималац, категорија и рок -->
  <xsl:template name="rs:сагласност">
    <xsl:sequence select="rs:реч('Сврха', c:trm_ConsentPurpose, 'сврха')"/>
    <xsl:sequence select="rs:текст('Прималац', c:trm_ConsentRecipient)"/>
    <xsl:sequence select="rs:реч('Категорије', c:trm_ConsentCategory, 'категорија')"/>
    <xsl:sequence select="rs:датум('Важи од', c:trm_ConsentFrom)"/>
    <xsl:sequence select="rs:датум('Важи до', c:trm_ConsentUntil)"/>
    <xsl:sequence select="rs:реч('Даље', c:trm_ConsentOnward, 'даље')"/>
    <xsl:sequence select="rs:текст('Даље коме', c:trm_ConsentOnwardTo)"/>
  </xsl:template>

  <!-- шифре пошиљаоца, његови губици, губици овог документа и запечаћени делови -->
  <xsl:template name="rs:прилози">
    <xsl:param name="порука" as="element()"/>
    <xsl:sequence select="rs:ћелије('Изворне шифре', distinct-values($порука//*/trm:original(.)))"/>
    <xsl:for-each select="$порука/c:Losses/c:trm_Loss">
      <xsl:variable name="губитак" select="tokenize(.)"/>
      <xsl:sequence select="rs:ћелије('Губици', string-join(($губитак[1], trm:label('loss', $губитак[2]), $губитак[3]), ' '))"/>
    </xsl:for-each>
    <xsl:for-each select="distinct-values($порука/c:Exploitation/c:vic_TypeOfExploitation[not(@trm_dataStatus)] ! trm:cost(trm:row-out('облик', .)))">
      <xsl:sequence select="rs:ћелије('Губици', string-join(('T2', trm:label('loss', .), 'rs:облик'), ' '))"/>
    </xsl:for-each>
    <xsl:sequence select="rs:ћелије('Запечаћено за', $порука/c:Sealed/c:trm_SealedPart/@to)"/>
  </xsl:template>
</xsl:stylesheet>
