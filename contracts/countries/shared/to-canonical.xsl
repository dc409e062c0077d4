<?xml version="1.0" encoding="UTF-8"?>
<!--
  Imported by every map of a form that comes in. The map reads the form in its own order, in mode "form", and yields one canonical message
  of groups and leaves. The gateway then joins groups of one name, puts groups and leaves in canonical order, takes away what stayed empty, and
  lists every loss.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" exclude-result-prefixes="#all">

  <xsl:include href="codes.xsl"/>

  <!-- the attribute of a national element that says why it has no value; its codes are the table "status". A map may override the name. -->
  <xsl:variable name="trm:status-attribute" as="xs:string" select="''"/>

  <xsl:template match="/">
    <xsl:apply-templates select="*" mode="form"/>
  </xsl:template>

  <!-- A leaf as the form has it: nothing when the form is silent, a data status when it says why it has no value. -->
  <xsl:function name="trm:leaf" as="element()*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="item()*"/>
    <xsl:for-each select="$values">
      <xsl:variable name="status" select="trm:status(.)"/>
      <xsl:element name="{$name}" namespace="urn:trmgateway:messages:1">
        <xsl:if test="exists($status)">
          <xsl:attribute name="trm_dataStatus" select="$status"/>
        </xsl:if>
        <xsl:value-of select="if (exists($status)) then '' else trm:text(.)"/>
      </xsl:element>
    </xsl:for-each>
  </xsl:function>

  <!-- A leaf through a code table: canonical code as text, national code beside, and the loss where the codes do not mean the same. -->
  <xsl:function name="trm:coded" as="element()*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="item()*"/>
    <xsl:param name="table" as="xs:string"/>
    <xsl:for-each select="$values">
      <xsl:variable name="status" select="trm:status(.)"/>
      <xsl:choose>
        <xsl:when test="exists($status)">
          <xsl:sequence select="trm:leaf($name, .)"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="trm:mapped($name, trm:text(.), $table, $trm:tables($table)?field)"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>

  <!-- A national code the table has, and the loss of a field where the codes do not mean the same. What no canonical code can hold is left out beside it. -->
  <xsl:function name="trm:mapped" as="element()+">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="national" as="xs:string"/>
    <xsl:param name="table" as="xs:string"/>
    <xsl:param name="field" as="xs:string"/>
    <xsl:variable name="row" select="trm:row($table, $national)"/>
    <xsl:element name="{$name}" namespace="urn:trmgateway:messages:1">
      <xsl:attribute name="trm_originalCode"
                     select="$trm:country || ':' || $table || ':' || substring(replace($national, '[^\p{L}\p{N}_.\-]+', '_'), 1, 60)"/>
      <xsl:value-of select="$row?target"/>
    </xsl:element>
    <xsl:sequence select="trm:cost($row) ! trm:loss($field, ., $table)"/>
  </xsl:function>

  <!-- An ISO date leaf; see trm:date. -->
  <xsl:function name="trm:dated" as="element()*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="item()*"/>
    <xsl:param name="field" as="xs:string"/>
    <xsl:sequence select="$values ! trm:leaf($name, if (exists(trm:status(.))) then . else trm:date(., $field))"/>
  </xsl:function>

  <!-- The data status a national element carries in place of a value. -->
  <xsl:function name="trm:status" as="xs:string?">
    <xsl:param name="value" as="item()"/>
    <xsl:sequence select="if ($value instance of element() and $trm:status-attribute ne '')
        then $value/@*[name() eq $trm:status-attribute] ! trm:code('status', .) else ()"/>
  </xsl:function>

  <!-- Says that a value did not survive: DROPPED, WIDENED, NARROWED or DEFAULTED. -->
  <xsl:function name="trm:loss" as="element(trm:loss)">
    <xsl:param name="field" as="xs:string"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="rule" as="xs:string"/>
    <trm:loss><xsl:value-of select="$field, $kind, $trm:country || ':' || $rule"/></trm:loss>
  </xsl:function>

  <!-- Says DROPPED once if the form has any of these values: the canonical message has no place for them. -->
  <xsl:function name="trm:dropped" as="element(trm:loss)?">
    <xsl:param name="values" as="item()*"/>
    <xsl:param name="field" as="xs:string"/>
    <xsl:param name="rule" as="xs:string"/>
    <xsl:if test="exists($values[trm:text(.) ne ''])">
      <xsl:sequence select="trm:loss($field, 'DROPPED', $rule)"/>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
