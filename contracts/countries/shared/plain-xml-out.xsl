<?xml version="1.0" encoding="UTF-8"?>
<!-- A plain form in XML that goes out: a code stands in an attribute beside its label, and beside it the code of the country it came from. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" xmlns:plain="urn:trmgateway:plain:1" xmlns:c="urn:trmgateway:messages:1"
                exclude-result-prefixes="#all">

  <xsl:import href="plain-out.xsl"/>

  <xsl:template match="/c:*">
    <xsl:element name="{plain:name(local-name())}">
      <xsl:attribute name="{plain:name('format')}" select="$plain:format"/>
      <xsl:if test="$plain:delivered">
        <xsl:attribute name="{plain:name('messageId')}" select="$trm:context?message-id"/>
        <xsl:attribute name="{plain:name('from')}" select="$trm:context?from"/>
        <xsl:attribute name="{plain:name('to')}" select="$trm:context?to"/>
        <xsl:attribute name="{plain:name('created')}" select="plain:time-out($trm:context?created)"/>
      </xsl:if>
      <xsl:apply-templates select="plain:groups(.)" mode="group"/>
      <xsl:if test="$plain:delivered">
        <xsl:for-each select="plain:losses(.)">
          <xsl:variable name="loss" select="tokenize(.)"/>
          <xsl:element name="{plain:name('losses')}">
            <xsl:attribute name="{plain:name('field')}" select="$loss[1]"/>
            <xsl:attribute name="{plain:name('kind')}" select="trm:label('loss', $loss[2])"/>
            <xsl:attribute name="{plain:name('rule')}" select="$loss[3]"/>
          </xsl:element>
        </xsl:for-each>
        <xsl:for-each select="c:Sealed/c:trm_SealedPart">
          <xsl:element name="{plain:name('sealedFor')}"><xsl:value-of select="@to"/></xsl:element>
        </xsl:for-each>
      </xsl:if>
    </xsl:element>
  </xsl:template>

  <xsl:template match="c:*" mode="group">
    <xsl:where-populated>
      <xsl:element name="{plain:name(local-name())}">
        <xsl:apply-templates select="plain:fields(.)" mode="field"/>
        <xsl:apply-templates select="c:ConsentCell" mode="group"/>
      </xsl:element>
    </xsl:where-populated>
  </xsl:template>

  <xsl:template match="c:*" mode="field">
    <xsl:element name="{plain:name(local-name())}">
      <xsl:choose>
        <xsl:when test="@trm_dataStatus">
          <xsl:attribute name="{plain:name('dataStatus')}" select="plain:written(.)"/>
        </xsl:when>
        <xsl:when test="plain:has-codes(.)">
          <xsl:attribute name="{plain:name('code')}" select="plain:written(.)"/>
          <xsl:if test="$plain:delivered and trm:original(.)">
            <xsl:attribute name="{plain:name('originalCode')}" select="trm:original(.)"/>
          </xsl:if>
          <xsl:value-of select="plain:label(.)[. ne plain:written(current())]"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="plain:written(.)"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
