<?xml version="1.0" encoding="UTF-8"?>
<!-- A plain form in XML that comes in. Its schema, made of the same words, has been checked: every element is one of them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" xmlns:plain="urn:trmgateway:plain:1" exclude-result-prefixes="#all">

  <xsl:import href="plain-in.xsl"/>

  <xsl:template match="/*" mode="form">
    <xsl:sequence select="plain:facts(.)"/>
    <xsl:element name="{plain:element(local-name())}" namespace="urn:trmgateway:messages:1">
      <xsl:apply-templates select="*" mode="part"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="*" mode="part">
    <xsl:variable name="name" select="plain:element(local-name())"/>
    <xsl:choose>
      <xsl:when test="plain:is-group($name)">
        <xsl:element name="{$name}" namespace="urn:trmgateway:messages:1">
          <xsl:apply-templates select="*" mode="part"/>
        </xsl:element>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="plain:value(., $name)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="plain:value" as="element()*">
    <xsl:param name="field" as="element()"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="status" select="$field/@*[local-name() eq plain:name('dataStatus')]"/>
    <xsl:variable name="code" select="$field/@*[local-name() eq plain:name('code')]"/>
    <xsl:choose>
      <xsl:when test="exists($status) and (exists($code) or trm:text($field) ne '')">
        <xsl:sequence select="plain:refuse(local-name($field), 'value-with-status')"/>
      </xsl:when>
      <xsl:when test="exists($status)">
        <xsl:sequence select="if (exists(plain:status($status))) then plain:unstated($name, plain:status($status)) else plain:refuse(local-name($field), 'status')"/>
      </xsl:when>
      <xsl:when test="exists($field/@*[local-name() eq plain:name('originalCode')])">
        <xsl:sequence select="plain:refuse(local-name($field), 'original-code')"/>
      </xsl:when>
      <xsl:when test="trm:text(($code, $field)[1]) eq ''">
        <xsl:sequence select="plain:refuse(local-name($field), 'empty')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="plain:read($name, ($code, $field)[1])"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- what a gateway says when it delivers is no part of what a system hands in -->
  <xsl:function name="plain:facts" as="item()*">
    <xsl:param name="form" as="element()"/>
    <xsl:sequence select="$form/(@* except @*[local-name() eq plain:name('format')])/plain:refuse(local-name(), 'gateway-made'),
        $form/*[local-name() = (plain:name('losses'), plain:name('sealedFor'))]/plain:refuse(local-name(), 'gateway-made'),
        $form/@*[local-name() eq plain:name('format')][. ne $plain:format]/plain:refuse(local-name(), 'format')"/>
  </xsl:function>
</xsl:stylesheet>
