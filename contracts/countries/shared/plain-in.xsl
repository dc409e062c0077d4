<?xml version="1.0" encoding="UTF-8"?>
<!-- One value of a plain form that comes in, the same in every syntax. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:trm="urn:trmgateway:map:1" xmlns:plain="urn:trmgateway:plain:1" exclude-result-prefixes="#all">

  <xsl:import href="to-canonical.xsl"/>
  <xsl:include href="plain.xsl"/>

  <!-- a field from what the form says for it; an unknown code refuses the form -->
  <xsl:function name="plain:read" as="element()*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="item()"/>
    <xsl:variable name="leaf" select="$trm:shape?leaves($name)"/>
    <xsl:variable name="text" select="trm:text($value)"/>
    <xsl:variable name="table" select="plain:table($name)"/>
    <xsl:choose>
      <xsl:when test="exists($table)">
        <xsl:sequence select="plain:coded($name, $text, $table)"/>
      </xsl:when>
      <xsl:when test="plain:labelled($leaf?list)">
        <xsl:sequence select="trm:leaf($name, plain:code($leaf?list, $text, $leaf?field))"/>
      </xsl:when>
      <xsl:when test="$leaf?type = ('Date', 'PartialDate')">
        <xsl:sequence select="trm:leaf($name, plain:date-in($text, $leaf?field))"/>
      </xsl:when>
      <xsl:when test="$name = ('prs_IdentityNumber', 'trm_DependantIdentityNumber')">
        <xsl:sequence select="trm:leaf($name, trm:identifier($text, $leaf?field))"/>
      </xsl:when>
      <!-- a region by its ISO code, or by the country's own -->
      <xsl:when test="$leaf?type eq 'Region'">
        <xsl:sequence select="trm:leaf($name, ($trm:places($text)[?level eq 'region']?region, $text)[1])"/>
      </xsl:when>
      <xsl:when test="$leaf?type eq 'DateTime'">
        <xsl:sequence select="trm:leaf($name, plain:time-in($text, $leaf?field))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="trm:leaf($name, $text)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- a field without a value, and why -->
  <xsl:function name="plain:unstated" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="status" as="xs:string"/>
    <xsl:element name="{$name}" namespace="urn:trmgateway:messages:1">
      <xsl:attribute name="trm_dataStatus" select="$status"/>
    </xsl:element>
  </xsl:function>

  <!-- the data status a word stands for; none when it is none -->
  <xsl:function name="plain:status" as="xs:string?">
    <xsl:param name="word" as="item()"/>
    <xsl:variable name="table" select="plain:table('dataStatus')"/>
    <xsl:sequence select="if (exists($table)) then plain:national-code($table, $word) ! $trm:tables($table)?in(.)?target
        else if (plain:labelled('trm_DataStatus')) then $plain:codes('trm_DataStatus')(plain:fold($word)) else trm:text($word)"/>
  </xsl:function>

  <!-- the code a label stands for -->
  <xsl:function name="plain:code" as="xs:string">
    <xsl:param name="list" as="xs:string"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="field" as="xs:string"/>
    <xsl:variable name="codes" select="$plain:codes($list)"/>
    <!-- of a list nobody labelled the codes themselves are written -->
    <xsl:sequence select="if (empty($codes)) then $text
        else if (exists($codes(plain:fold($text)))) then $codes(plain:fold($text))
        else error(QName('urn:trmgateway:map:1', 'trm:CODE_UNKNOWN'), '', ($field, $list))"/>
  </xsl:function>

  <xsl:function name="plain:coded" as="element()*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="table" as="xs:string"/>
    <xsl:variable name="known" select="plain:national-code($table, $text)"/>
    <xsl:variable name="field" select="$trm:shape?leaves($name)?field"/>
    <xsl:sequence select="if (exists($known)) then trm:mapped($name, $known, $table, $field)
        else error(QName('urn:trmgateway:map:1', 'trm:CODE_UNKNOWN'), '', ($field, $table))"/>
  </xsl:function>

  <!-- a code of a table as it stands there; people write words in capitals where the table does not -->
  <xsl:function name="plain:national-code" as="xs:string?">
    <xsl:param name="table" as="xs:string"/>
    <xsl:param name="text" as="item()"/>
    <xsl:variable name="known" select="$trm:tables($table)"/>
    <xsl:variable name="written" select="trm:text($text)"/>
    <xsl:sequence select="if (map:contains($known?in, $written)) then $written else $known?folded(lower-case($written))"/>
  </xsl:function>
</xsl:stylesheet>
