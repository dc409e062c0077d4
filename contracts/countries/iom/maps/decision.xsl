<?xml version="1.0" encoding="UTF-8"?>
<!--
  The office's answer: form ReturnAssistanceDecision -> M11, form ReferralDecision -> M04. The short shape of its own, or, with the group
  Decision as an object, the shape of every other message.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:trm="urn:trmgateway:map:1" xmlns:plain="urn:trmgateway:plain:1"
                xmlns:iom="urn:trmgateway:iom"
                xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="../../shared/plain-json-in.xsl"/>
  <xsl:import href="shape.xsl"/>

  <xsl:template match="fn:map[not(fn:map[@key eq 'Decision'])]" mode="form">
    <xsl:sequence select="iom:require(., $iom:decision, 'decision')"/>
    <xsl:sequence select="fn:string[@key eq 'format'][. ne 'iom-intake/1'] ! plain:refuse('decision.format', 'format')"/>
    <xsl:element name="{fn:string[@key eq 'form']}" namespace="urn:trmgateway:messages:1">
      <Case>
        <xsl:sequence select="trm:leaf('trm_CaseReference',
            iom:matching(fn:string[@key eq 'caseReference'], 'E10', 'case-reference', '[0-9A-HJKMNP-TV-Z]{26}'))"/>
        <xsl:sequence select="trm:leaf('trm_InReplyTo', iom:matching(fn:string[@key eq 'inReplyTo'], 'E12', 'message-id',
            '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'))"/>
        <xsl:sequence select="trm:leaf('trm_Recipient',
            iom:matching(fn:string[@key eq 'recipient'], 'E11', 'party', '[a-z][a-z0-9]*(-[a-z0-9]+){1,4}'))"/>
        <xsl:sequence select="trm:leaf('trm_CaseNumber',
            iom:matching(fn:string[@key eq 'caseNumber'], 'E9', 'case-number', '[\p{L}\p{N}][\p{L}\p{N} ./\-]{0,59}'))"/>
      </Case>
      <Decision>
        <xsl:sequence select="trm:coded('trm_Decision', fn:string[@key eq 'decision'], 'decision')"/>
        <xsl:sequence select="trm:coded('trm_DecisionReason', fn:string[@key eq 'reason'], 'reason')"/>
        <xsl:sequence select="trm:leaf('trm_DecidedOn', iom:day(fn:string[@key eq 'decidedOn'], 'D3'))"/>
        <xsl:sequence select="trm:coded('trm_OfferedService', fn:array[@key eq 'offeredServices']/fn:string, 'service')"/>
        <xsl:sequence select="trm:coded('trm_BudgetBand', fn:string[@key eq 'budgetBand'], 'budget')"/>
        <xsl:sequence select="trm:leaf('trm_InformationWanted',
            iom:matching(fn:array[@key eq 'informationWanted']/fn:string, 'D6', 'field-id', '[A-Z][0-9]{1,2}'))"/>
      </Decision>
      <xsl:if test="count(fn:array[@key eq 'contacts']/fn:map) gt 2">
        <xsl:sequence select="trm:invalid('O1', 'two-contacts')"/>
      </xsl:if>
      <xsl:for-each select="fn:array[@key eq 'contacts']/fn:map">
        <Contact>
          <xsl:sequence select="trm:leaf('trm_ContactOffice', iom:matching(fn:string[@key eq 'office'], 'O1', 'length', '.{1,160}'))"/>
          <xsl:sequence select="trm:coded('trm_ContactRole', fn:string[@key eq 'role'], 'contact-role')"/>
          <xsl:sequence select="trm:leaf('trm_ContactPhone', iom:matching(fn:string[@key eq 'phone'], 'O1', 'phone', '\+[1-9][0-9]{1,14}'))"/>
          <xsl:sequence select="trm:leaf('trm_ContactEmail',
              iom:matching(fn:string[@key eq 'email'], 'O1', 'email', '[^@\s]{1,64}@[A-Za-z0-9.\-]{1,190}'))"/>
          <xsl:sequence select="trm:leaf('trm_ContactLanguage', iom:language(fn:string[@key eq 'language']))"/>
        </Contact>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <!-- the values, when each has the form of the pattern -->
  <xsl:function name="iom:matching" as="item()*">
    <xsl:param name="values" as="element()*"/>
    <xsl:param name="field" as="xs:string"/>
    <xsl:param name="rule" as="xs:string"/>
    <xsl:param name="pattern" as="xs:string"/>
    <xsl:sequence select="$values ! (if (matches(trm:text(.), '^(' || $pattern || ')$')) then . else trm:invalid($field, $rule))"/>
  </xsl:function>

  <!-- a day of the calendar, with year, month and day -->
  <xsl:function name="iom:day" as="item()*">
    <xsl:param name="days" as="element()*"/>
    <xsl:param name="field" as="xs:string"/>
    <xsl:sequence select="$days ! (if (matches(trm:text(.), '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') and trm:text(.) castable as xs:date) then .
        else trm:invalid($field, 'date'))"/>
  </xsl:function>

  <!-- a language of the labels, which have every code of ISO 639-2 -->
  <xsl:function name="iom:language" as="element()*">
    <xsl:param name="language" as="element()?"/>
    <xsl:sequence select="$language ! (if (exists($trm:labels('Language')(trm:text(.)))) then . else
        error(QName('urn:trmgateway:map:1', 'trm:CODE_UNKNOWN'), '', ('O1', 'Language')))"/>
  </xsl:function>
</xsl:stylesheet>
