<?xml version="1.0" encoding="UTF-8"?>
<!-- One value of a plain form that goes out, the same in every syntax. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:trm="urn:trmgateway:map:1" xmlns:plain="urn:trmgateway:plain:1"
                xmlns:c="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="to-national.xsl"/>
  <xsl:include href="plain.xsl"/>

  <!-- whether a national system gets the form; otherwise it is written as one would hand it in, without the facts of a delivery -->
  <xsl:variable name="plain:delivered" as="xs:boolean" select="map:size($trm:context) gt 0"/>

  <!-- the groups of the message; the first always, for the references stand there -->
  <xsl:function name="plain:groups" as="element()*">
    <xsl:param name="message" as="element()"/>
    <xsl:variable name="first" as="element()"><c:Case/></xsl:variable>
    <xsl:sequence select="if ($message/c:Case) then () else $first, $message/(c:* except (c:Losses, c:Sealed))"/>
  </xsl:function>

  <!-- the fields of a group. In a delivered one the references are those the receiver knows the case by. -->
  <xsl:function name="plain:fields" as="element()*">
    <xsl:param name="group" as="element()"/>
    <xsl:choose>
      <xsl:when test="$group/self::c:Case and $plain:delivered">
        <xsl:sequence select="plain:reference('trm_CaseNumber', 'case-number'), plain:reference('trm_CaseReference', 'case-reference'),
            plain:reference('trm_InReplyTo', 'in-reply-to'), $group/c:*[not(local-name() = $plain:routing)]"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$group/(c:* except c:ConsentCell)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="plain:reference" as="element()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="fact" as="xs:string"/>
    <xsl:for-each select="$trm:context($fact)[. ne '']">
      <xsl:element name="{$name}" namespace="urn:trmgateway:messages:1"><xsl:value-of select="."/></xsl:element>
    </xsl:for-each>
  </xsl:function>

  <!-- whether a field has codes, so that a label can stand beside -->
  <xsl:function name="plain:has-codes" as="xs:boolean">
    <xsl:param name="field" as="element()"/>
    <xsl:sequence select="$trm:shape?leaves(local-name($field))?list ne ''"/>
  </xsl:function>

  <!-- the value of a field as the country writes it -->
  <xsl:function name="plain:written" as="xs:string">
    <xsl:param name="field" as="element()"/>
    <xsl:variable name="name" select="local-name($field)"/>
    <xsl:variable name="leaf" select="$trm:shape?leaves($name)"/>
    <xsl:variable name="table" select="plain:table($name)"/>
    <xsl:sequence select="if ($field/@trm_dataStatus) then plain:status-word($field/@trm_dataStatus)
        else if (exists($table)) then trm:national($table, $field)
        else if (plain:labelled($leaf?list)) then trm:label($leaf?list, $field)
        else if ($leaf?type = ('Date', 'PartialDate')) then plain:date-out($field)
        else if ($leaf?type eq 'DateTime') then plain:time-out($field)
        else string($field)"/>
  </xsl:function>

  <!-- the words for the code of a field -->
  <xsl:function name="plain:label" as="xs:string">
    <xsl:param name="field" as="element()"/>
    <xsl:variable name="name" select="local-name($field)"/>
    <xsl:variable name="table" select="plain:table($name)"/>
    <xsl:sequence select="if (exists($table) and not($trm:shape?leaves($name)?list = $plain:iso-lists)) then trm:row-out($table, $field)?label
        else trm:label($trm:shape?leaves($name)?list, $field)"/>
  </xsl:function>

  <xsl:function name="plain:status-word" as="xs:string">
    <xsl:param name="status" as="item()"/>
    <xsl:variable name="table" select="plain:table('dataStatus')"/>
    <xsl:sequence select="if (exists($table)) then trm:national($table, $status) else if (plain:labelled('trm_DataStatus')) then trm:label('trm_DataStatus', $status) else string($status)"/>
  </xsl:function>

  <!-- what was lost until now, and what these code tables lose; each once -->
  <xsl:function name="plain:losses" as="xs:string*">
    <xsl:param name="message" as="element()"/>
    <xsl:variable name="mine" as="xs:string*">
      <xsl:for-each select="$message//c:*[not(*)][not(@trm_dataStatus)]">
        <xsl:variable name="name" select="local-name()"/>
        <xsl:variable name="table" select="plain:table($name)"/>
        <xsl:sequence select="if (exists($table)) then trm:cost(trm:row-out($table, .)) ! string-join(($trm:shape?leaves($name)?field, ., $trm:country || ':' || $table), ' ') else ()"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="distinct-values(($message/c:Losses/c:trm_Loss ! string(), $mine))"/>
  </xsl:function>
</xsl:stylesheet>
