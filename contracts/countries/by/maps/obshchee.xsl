<?xml version="1.0" encoding="UTF-8"?>
<!-- Общее для документов, которые доставляет шлюз. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" xmlns:by="urn:trmgateway:by" xmlns:c="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="../../shared/to-national.xsl"/>

  <!-- то, что орган повторит в ответе -->
  <xsl:template name="by:сообщение">
    <xsl:attribute name="сообщение" select="$trm:context?message-id"/>
    <xsl:attribute name="ссылка" select="$trm:context?case-reference"/>
    <xsl:if test="$trm:context?case-number ne ''">
      <xsl:attribute name="номер" select="$trm:context?case-number"/>
    </xsl:if>
    <xsl:attribute name="отправитель" select="$trm:context?from"/>
    <xsl:attribute name="получатель" select="$trm:context?to"/>
    <xsl:attribute name="составлена" select="trm:dmy(substring($trm:context?created, 1, 10))"/>
    <xsl:if test="$trm:context?in-reply-to ne ''">
      <xsl:attribute name="в-ответ-на" select="$trm:context?in-reply-to"/>
    </xsl:if>
  </xsl:template>

  <!-- вопрос и ответы; без ответа пишется, что он не сообщён -->
  <xsl:function name="by:пункт" as="element(П)">
    <xsl:param name="n" as="xs:integer"/>
    <xsl:param name="ответы" as="element(Ответ)*"/>
    <П n="{$n}">
      <Вопрос бел="{trm:label('question-be', string($n))}"><xsl:value-of select="trm:label('question', string($n))"/></Вопрос>
      <xsl:sequence select="$ответы"/>
      <xsl:if test="empty($ответы)">
        <Ответ><xsl:value-of select="trm:word('unstated')"/></Ответ>
      </xsl:if>
    </П>
  </xsl:function>

  <!-- вопрос о личных данных: без ответа пишется, что он скрыт -->
  <xsl:function name="by:личное" as="element(П)">
    <xsl:param name="n" as="xs:integer"/>
    <xsl:param name="ответы" as="element(Ответ)*"/>
    <xsl:variable name="скрыто" as="element(Ответ)">
      <Ответ скрыто="да"><xsl:value-of select="trm:word('withheld')"/></Ответ>
    </xsl:variable>
    <xsl:sequence select="by:пункт($n, if (empty($ответы)) then $скрыто else $ответы)"/>
  </xsl:function>

  <!-- ответы текстом -->
  <xsl:function name="by:текст" as="element(Ответ)*">
    <xsl:param name="поля" as="element()*"/>
    <xsl:for-each select="$поля">
      <Ответ><xsl:value-of select="trm:shown(.)"/></Ответ>
    </xsl:for-each>
  </xsl:function>

  <!-- ответы датой -->
  <xsl:function name="by:дата" as="element(Ответ)*">
    <xsl:param name="поля" as="element()*"/>
    <xsl:for-each select="$поля">
      <Ответ><xsl:value-of select="if (@trm_dataStatus) then trm:shown(.) else trm:dmy(.)"/></Ответ>
    </xsl:for-each>
  </xsl:function>

  <!-- ответы подписью к коду, рядом исходный код отправителя -->
  <xsl:function name="by:подпись" as="element(Ответ)*">
    <xsl:param name="поля" as="element()*"/>
    <xsl:param name="список" as="xs:string"/>
    <xsl:for-each select="$поля">
      <Ответ>
        <xsl:if test="trm:original(.)">
          <xsl:attribute name="исходный" select="trm:original(.)"/>
        </xsl:if>
        <xsl:value-of select="if (@trm_dataStatus) then trm:shown(.) else trm:label($список, .)"/>
      </Ответ>
    </xsl:for-each>
  </xsl:function>

  <!-- ответы буквенным кодом из таблицы -->
  <xsl:function name="by:код" as="element(Ответ)*">
    <xsl:param name="поля" as="element()*"/>
    <xsl:param name="таблица" as="xs:string"/>
    <xsl:for-each select="$поля">
      <Ответ>
        <xsl:if test="not(@trm_dataStatus)">
          <xsl:attribute name="код" select="trm:national($таблица, .)"/>
        </xsl:if>
        <xsl:if test="trm:original(.)">
          <xsl:attribute name="исходный" select="trm:original(.)"/>
        </xsl:if>
        <xsl:value-of select="if (@trm_dataStatus) then trm:shown(.) else trm:row-out($таблица, .)?label"/>
      </Ответ>
    </xsl:for-each>
  </xsl:function>

  <xsl:template match="c:Contact" mode="form">
    <Контакт роль="{trm:label('trm_ContactRole', (c:trm_ContactRole ! string(), 'CaseWorker')[1])}">
      <орган><xsl:value-of select="trm:shown(c:trm_ContactOffice)"/></орган>
      <xsl:for-each select="c:trm_ContactPhone">
        <телефон><xsl:value-of select="."/></телефон>
      </xsl:for-each>
      <xsl:for-each select="c:trm_ContactEmail">
        <почта><xsl:value-of select="."/></почта>
      </xsl:for-each>
      <xsl:for-each select="c:trm_ContactLanguage">
        <язык><xsl:value-of select="trm:label('Language', .)"/></язык>
      </xsl:for-each>
    </Контакт>
  </xsl:template>

  <xsl:template match="c:trm_Loss" mode="form">
    <xsl:variable name="потеря" select="tokenize(.)"/>
    <Потеря поле="{$потеря[1]}" вид="{trm:label('loss', $потеря[2])}" правило="{$потеря[3]}"/>
  </xsl:template>

  <xsl:template match="c:trm_SealedPart" mode="form">
    <Запечатано для="{@to}"/>
  </xsl:template>
</xsl:stylesheet>
