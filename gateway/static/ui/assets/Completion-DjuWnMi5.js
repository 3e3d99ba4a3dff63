import{B as e,Ba as t,Bt as n,Ct as r,Di as i,Gt as a,It as o,Jt as s,Ka as c,La as l,M as u,Mi as d,N as f,Ni as p,Ra as m,Ri as h,S as g,U as _,Ua as ee,Un as v,Ut as y,Vn as te,Wt as b,Xt as x,da as S,fa as C,it as w,k as T,ma as ne,o as re,pa as E,qr as D,qt as ie,ti as O,va as k,wi as A,x as j,ya as M,za as N,zt as ae}from"./ui-CsbANm58.js";import{a as oe,i as se,n as ce,o as P,r as le,s as ue,t as de}from"./JsonTree-CfJQ401C.js";import{a as fe,t as pe}from"./Conversation-CtUwLkCT.js";import{t as F}from"./Partial-CEfLe3BU.js";import{t as I}from"./By-BI2pz1LH.js";import{t as L}from"./Values-TLlyqNM-.js";import{t as R}from"./exact-B8uAMNyR.js";import{t as z}from"./sessionLink-Bq0HmxhL.js";import{t as B}from"./Fact-D6nYULAT.js";import{t as V}from"./useMutation-CqdoZjV-.js";import{t as me}from"./cost-BW9lNGvJ.js";import{n as he}from"./download-CD9Mmpyu.js";import{s as ge}from"./TurnOf-BAC3oIFY.js";var H=c(ee(),1);function _e({of:{id:e,revision:n},renew:r}){let i=oe(e),a=i===`gone`||i!==null&&i.revision>n;return O((0,H.useMemo)(()=>[{id:`load-new`,title:`Show what is new`,group:`Completion`,keys:[`.`],unavailable:a?null:`nothing is new`,run:r}],[r,a])),a?i===`gone`?N(`p`,{className:P.note,role:`status`,children:`✕ It was deleted meanwhile.`}):t(`p`,{className:P.note,role:`status`,children:[`It has changed since. `,N(v,{onPress:r,children:`Show what is new`})]}):null}var U={header:`_header_fvg14_1`,facts:`_facts_fvg14_7`,filter:`_filter_fvg14_29`,second:`_second_fvg14_36`,bad:`_bad_fvg14_40`,tools:`_tools_fvg14_44`,parts:`_parts_fvg14_53`,tags:`_tags_fvg14_69`,tabs:`_tabs_fvg14_107`,stack:`_stack_fvg14_127`,grades:`_grades_fvg14_142`,counts:`_counts_fvg14_159`,veil:`_veil_fvg14_171`,modal:`_modal_fvg14_180`,feedback:`_feedback_fvg14_189`},ve=h(`
  query CompletionHead($id: ID!) {
    completion(id: $id) {
      id
      kind
      status
      tags
      model
      provider
      operation
      finishReason
      providerFinishReason
      isRefusal
      duration
      timeToFirstToken
      promptVersion
      failureKind
      failureReason
      createdAt
      clientCreatedAt
      updatedAt
      revision
      sessionId
      session {
        id
        name
      }
      userId
      isDerivationPending
      usage {
        promptTokens
        completionTokens
        totalTokens
        cachedTokens
        cacheWriteTokens
        reasoningTokens
        audioTokens
      }
      cost {
        total
        input
        output
        cached
        priceSource
        priceDate
        pricedModel
      }
      alterations {
        path
        kind
        original
      }
      answers: values(paths: ["response.choices.index", "response.candidates.index"])
    }
  }
`),ye=h(`
  query CompletionStack($id: ID!) {
    completion(id: $id) {
      stacktrace {
        file
        line
        lineno
        name
      }
    }
  }
`),be=h(`
  query CompletionFeedback($id: ID!, $after: String) {
    completion(id: $id) {
      feedbackTasks {
        id
        name
        archivedAt
      }
      feedback(first: 100, after: $after) {
        nodes {
          id
          createdAt
          updatedAt
          taskId
          taskVersion
          task {
            id
            name
            version
          }
          jsonValues
          comment
          author {
            tokenId
            name
          }
          grader {
            kind
            id
            name
          }
          revision
          revisedBy {
            tokenId
            name
          }
          history {
            revision
            at
            tokenId
            taskVersion
            jsonValues
            comment
            grader {
              kind
              id
              name
            }
          }
          adjudicates
        }
        pageInfo {
          hasNextPage
        }
        totalCount
      }
    }
  }
`),xe=h(`
  mutation CompletionAddTags($id: ID!, $tags: [String!]!) {
    addTags(input: { completionIds: [$id], tags: $tags }) {
      results {
        completion {
          tags
          revision
        }
        error {
          code
          message
        }
      }
    }
  }
`),Se=h(`
  mutation CompletionRemoveTags($id: ID!, $tags: [String!]!) {
    removeTags(input: { completionIds: [$id], tags: $tags }) {
      results {
        completion {
          tags
          revision
        }
        error {
          code
          message
        }
      }
    }
  }
`),Ce=h(`
  mutation CompletionDelete($id: ID!) {
    deleteCompletions(input: { ids: [$id] }) {
      deletedIds
    }
  }
`),we=h(`
  query CompletionNeighbour($filter: CompletionFilter!, $direction: OrderDirection!) {
    completions(
      filter: $filter
      orderBy: [{ field: CREATED_AT, direction: $direction }]
      first: 1
    ) {
      nodes {
        id
      }
    }
  }
`),Te=h(`
  query CompletionTagSuggestions($prefix: String!) {
    suggest(field: TAG, prefix: $prefix, first: 8) {
      names {
        name
      }
    }
  }
`),W=e=>k({queryKey:[`completion`,e,`head`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await i(ve,{id:e},{signal:t});if(n.completion===null&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return{completion:n.completion,errors:r}}}),Ee=e=>k({queryKey:[`completion`,e,`stack`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await i(ye,{id:e},{signal:t});if(!n.completion)throw r[0]??G();return n.completion.stacktrace}}),De=e=>k({queryKey:[`completion`,e,`feedback`],structuralSharing:!1,queryFn:async({signal:t})=>{let{data:n,errors:r}=await R(be,{id:e,after:null},{signal:t});if(!n.completion?.feedback)throw r[0]??G();return{...n.completion.feedback,tasks:n.completion.feedbackTasks}}});async function Oe(e,t){let{data:n}=await i(we,{filter:{createdAt:t?{gt:e}:{lt:e}},direction:t?`ASC`:`DESC`});return n.completions?.nodes[0]?.id??null}function G(){return new d(`NOT_FOUND`,{message:`This completion is not here any more.`})}function ke({id:e}){let{data:i,error:a,isPending:s,refetch:c}=M(De(e));if(s)return N(D,{});if(a)return N(n,{error:a,retry:()=>void c()});let l=new Map;for(let e of i.nodes)l.set(e.taskId,[...l.get(e.taskId)??[],e]);let d=i.tasks.filter(e=>!l.has(e.id)&&e.archivedAt===null);return t(`div`,{className:U.feedback,children:[i.nodes.length===0&&t(u,{title:`Not graded`,children:[N(`p`,{children:`Nobody has given feedback on it.`}),d.length===0&&t(`p`,{children:[`No task asks for a grade of it either: `,N(`a`,{href:`#/tasks`,children:`a task`}),` chooses its calls by their tags, or by a filter.`]})]}),[...l].map(([e,t])=>N(Ae,{id:e,grades:t},e)),i.pageInfo.hasNextPage&&t(`p`,{children:[`The newest `,i.nodes.length,` of `,i.totalCount,` grades.`]}),d.length>0&&t(`section`,{children:[N(`h2`,{children:`Tasks that want a grade`}),N(`ul`,{children:d.map(n=>t(`li`,{children:[N(`a`,{href:K(n.id),className:U.filter,children:N(o,{text:n.name})}),` `,N(`a`,{href:`#/grade/${encodeURIComponent(n.id)}${r({i:e})}`,"aria-label":`Grade it for ${n.name}`,children:`Grade it`})]},n.id))})]})]})}var K=e=>`#/tasks/${encodeURIComponent(e)}`;function Ae({id:e,grades:n}){let r=n[0]?.task;return t(`section`,{children:[N(`h2`,{children:r?N(`a`,{href:K(e),className:U.filter,children:N(o,{text:r.name})}):`A task that is gone`}),N(`ul`,{className:U.grades,children:n.map(e=>N(`li`,{"data-counts":e.adjudicates,children:N(je,{grade:e})},e.id))})]})}function je({grade:e}){let n=e.task?.version,r=n!==void 0&&n!==e.taskVersion;return t(m,{children:[t(`p`,{className:U.tools,children:[e.adjudicates&&N(`strong`,{className:U.counts,children:`★ the one that counts`}),t(`span`,{children:[`by`,` `,N(`b`,{children:N(q,{of:e})})]}),e.grader?.name!==e.author?.name&&e.author&&t(`span`,{className:U.second,children:[`token `,N(o,{text:e.author.name??e.author.tokenId})]}),N(T,{at:e.createdAt}),t(`span`,{className:U.second,children:[`version `,e.taskVersion,r&&` of ${n}`]})]}),N(L,{of:e.jsonValues,comment:e.comment}),e.history.length>0&&N(Me,{grade:e})]})}function q({of:{grader:e,author:t}}){return N(I,{grade:{grader:e,author:t??null}})}function Me({grade:e}){let[n,r]=(0,H.useState)(!1),i=e.history.toReversed();return t(`div`,{children:[t(v,{"aria-expanded":n,onPress:()=>r(!n),children:[n?`▾`:`▸`,` Corrected `,e.history.length,` `,e.history.length===1?`time`:`times`,`, last `,N(T,{at:e.updatedAt}),` by`,` `,N(o,{text:e.revisedBy?.name??e.revisedBy?.tokenId??`nobody known`})]}),n&&N(`ol`,{className:U.grades,"aria-label":`Earlier revisions, newest first`,children:i.map((n,r)=>t(`li`,{children:[t(`p`,{className:U.tools,children:[`revision `,n.revision,` `,N(T,{at:n.at}),t(`span`,{className:U.second,children:[`version `,n.taskVersion]}),n.grader&&N(q,{of:n})]}),N(L,{of:n.jsonValues,comment:n.comment,against:(i[r-1]??e).jsonValues})]},n.revision))})]})}function Ne({role:e,...n}){let r=A(e),i=(0,H.useId)();return r===null?N(v,{...n}):t(`span`,{children:[N(v,{...n,isDisabled:!0,"aria-describedby":i}),` `,N(`small`,{id:i,children:r})]})}function Pe({id:e}){let[n,r]=(0,H.useState)(!1);return t(m,{children:[N(Ne,{role:`ADMIN`,onPress:()=>r(!0),children:`Delete …`}),N(s,{isOpen:n,onOpenChange:r,isDismissable:!0,className:U.veil??``,children:N(ie,{className:U.modal??``,children:N(Fe,{id:e,close:()=>r(!1)})})})]})}function Fe({id:e,close:n}){let r=l(),a=C(),{mutate:o,isPending:s,error:c}=V({mutationFn:()=>i(Ce,{id:e}),onSuccess:()=>{b(`Deleted`),n(),r.removeQueries({queryKey:[`completion`,e]}),r.invalidateQueries({queryKey:[`completions`]}),a({to:`/completions`})}});return t(x,{role:`alertdialog`,children:[N(te,{slot:`title`,children:`Delete this completion?`}),t(`p`,{children:[N(`code`,{children:e}),` is gone for good, and so is it from the feedback on it.`]}),c&&t(`p`,{role:`alert`,className:U.bad,children:[`✕ `,p(c).message]}),t(`div`,{className:U.tools,children:[N(v,{autoFocus:!0,onPress:n,children:`Keep it`}),N(v,{className:`primary`,isDisabled:s,onPress:()=>o(),children:`Delete it`})]})]})}function Ie({of:{id:e,tags:n}}){let r=A(`WRITER`),i=(0,H.useId)(),a=(0,H.useRef)(null),s=Le(e);O((0,H.useMemo)(()=>[{id:`tag`,title:`Add a tag`,group:`Completion`,keys:[`t`],unavailable:r,run:()=>a.current?.focus()}],[r]));let c=e=>s.mutate({tag:e,isAdded:!1});return t(`div`,{className:U.tags,children:[N(`ul`,{"aria-label":`Tags`,children:n.map(e=>t(`li`,{children:[N(X,{by:{tags:{hasAll:[e]}},children:N(o,{text:e})}),r===null&&N(v,{"aria-label":`Take away the tag ${e}`,onPress:()=>c(e),children:`×`})]},e))}),N(Re,{input:a,isDisabled:r!==null,why:i,add:e=>s.mutate({tag:e,isAdded:!0})}),r!==null&&N(`small`,{id:i,children:r}),s.error&&t(`span`,{role:`alert`,className:U.bad,children:[`✕ `,p(s.error).message]})]})}function Le(e){let t=l();return V({mutationFn:async({tag:t,isAdded:n})=>{let r={id:e,tags:[t]},[a]=(n?(await i(xe,r)).data.addTags?.results:(await i(Se,r)).data.removeTags?.results)??[];if(a?.error)throw new d(a.error.code,a.error);return a?.completion},onSuccess:(n,{tag:r,isAdded:i})=>{if(b(i?`Tagged ${r}`:`${r} is taken away`),!n)return;let{queryKey:a}=W(e);t.setQueryData(a,e=>e?.completion?{...e,completion:{...e.completion,...n}}:e)}})}function Re({input:e,isDisabled:n,why:r,add:a}){let[o,s]=(0,H.useState)(``),c=(0,H.useId)(),l=M({queryKey:[`tag-suggestions`,o],queryFn:({signal:e})=>i(Te,{prefix:o},{signal:e}),enabled:o!==``&&o.length<=100});return t(`form`,{onSubmit:e=>{e.preventDefault(),o.trim()!==``&&a(o.trim()),s(``)},children:[N(`input`,{ref:e,"aria-label":`New tag`,placeholder:`Add a tag`,value:o,list:c,disabled:n,...n&&{"aria-describedby":r},onChange:({target:e})=>s(e.value),onKeyDown:e=>{e.key===`Escape`&&e.currentTarget.blur()}}),N(`datalist`,{id:c,children:l.data?.data.suggest?.names.map(({name:e})=>N(`option`,{value:e},e))})]})}function ze({of:e}){if(!e)return`not reported`;let t=[[`prompt`,e.promptTokens,0],[`read from a cache`,e.cachedTokens,1],[`written to a cache`,e.cacheWriteTokens,1],[`completion`,e.completionTokens,0],[`reasoning`,e.reasoningTokens,1],[`audio, of both`,e.audioTokens,0]];return N(J,{all:e.totalTokens===null?`–`:w(e.totalTokens),children:t.map(([e,t,n])=>t===null?null:N(Y,{name:e,value:w(t),depth:n},e))})}function Be({of:e}){let{cost:n}=e;return n?t(J,{all:`$${n.total}`,children:[N(Y,{name:`input`,value:`$${n.input}`,depth:0}),N(Y,{name:`read from a cache`,value:`$${n.cached}`,depth:1}),N(Y,{name:`output`,value:`$${n.output}`,depth:0}),N(Y,{name:`price of`,value:n.pricedModel,depth:0}),N(Y,{name:`by`,value:n.priceSource,depth:0}),n.priceDate!==null&&N(Y,{name:`as of`,value:n.priceDate,depth:0})]}):`not known: ${me(e)}`}function J({all:e,children:n}){return t(`details`,{className:U.parts,children:[N(`summary`,{children:e}),N(`table`,{children:N(`tbody`,{children:n})})]})}function Y({name:e,value:n,depth:r}){return t(`tr`,{children:[N(`th`,{scope:`row`,style:{paddingInlineStart:r*12},children:e}),N(`td`,{children:n})]})}function Ve({of:e}){return t(`header`,{className:U.header,children:[t(`dl`,{className:U.facts,children:[N(B,{name:`Status`,children:e.status===null?N(g,{of:null}):N(X,{by:{status:{eq:e.status}},children:N(g,{of:e.status})})}),e.failureKind!==null&&N(B,{name:`Failure`,children:N(X,{by:{failureKind:{eq:e.failureKind}},children:N(o,{text:e.failureKind})})}),N(He,{of:e}),N(B,{name:`Duration`,children:N(j,{seconds:e.duration})}),e.timeToFirstToken!==null&&N(B,{name:`First token`,children:N(j,{seconds:e.timeToFirstToken})}),N(B,{name:`Tokens`,children:N(ze,{of:e.usage})}),N(B,{name:`Cost`,children:N(Be,{of:e})}),N(Ue,{of:e}),N(Z,{of:e}),N(B,{name:`Made`,children:N(T,{at:e.createdAt})}),e.clientCreatedAt!==null&&N(B,{name:`Made, as the client says`,children:N(T,{at:e.clientCreatedAt})}),t(B,{name:`Changed`,children:[N(T,{at:e.updatedAt}),` `,t(`span`,{className:U.second,children:[`revision `,e.revision]})]}),N(B,{name:`Id`,children:N(`code`,{children:N(o,{text:e.id})})})]}),e.isDerivationPending&&N(`p`,{className:U.second,children:`Model, tokens and cost are still being worked out.`}),e.failureReason!==null&&N(ce,{text:e.failureReason}),t(`div`,{className:U.tools,children:[N(Ie,{of:e}),N(Pe,{id:e.id})]})]})}function X({by:e,children:t}){return N(S,{to:`/completions`,search:{f:e},className:U.filter,children:t})}function He({of:{model:e,provider:n,operation:r}}){return t(m,{children:[N(B,{name:`Model`,children:e===null?`–`:N(X,{by:{model:{eq:e}},children:N(o,{text:e})})}),n!==null&&N(B,{name:`Provider`,children:N(X,{by:{provider:{eq:n}},children:N(o,{text:n})})}),r!==null&&N(B,{name:`Operation`,children:N(X,{by:{operation:{eq:r}},children:r.toLowerCase()})})]})}function Ue({of:{finishReason:e,providerFinishReason:n,isRefusal:r}}){return e===null?null:t(B,{name:`Ended by`,children:[N(X,{by:{finishReason:{eq:e}},children:e.toLowerCase()}),` `,n!==null&&N(`code`,{children:N(o,{text:n})}),r&&N(`strong`,{className:U.bad,children:` ✕ refusal`})]})}function Z({of:{id:e,session:n,sessionId:r,userId:i,promptVersion:a}}){return t(m,{children:[r!==null&&N(B,{name:`Session`,children:N(`a`,{href:z(r,e),className:U.filter,children:N(o,{text:n?.name||r})})}),i!==null&&N(B,{name:`User`,children:N(X,{by:{userId:{eq:i}},children:N(o,{text:i})})}),a!==null&&N(B,{name:`Prompt version`,children:N(X,{by:{promptVersion:{eq:a}},children:N(o,{text:a})})})]})}function We({answered:e,field:t,alterations:n,at:r,onAt:i}){return e.loaded.has[t]===!0?N(de,{held:e.held,field:t,onAt:i,alterations:n,at:r??``}):N(u,{title:`No ${t}`,children:N(`p`,{children:`Nothing of it is logged.`})})}function Ge(e,{rows:t,isWhole:n}=_()){let r=t.findIndex(t=>t.id===e);return r<0?null:{before:t[r-1]?.id??null,after:t[r+1]?.id??null,place:r,count:t.length,isWhole:n}}function Ke({id:e,createdAt:n}){let r=C(),{t:i}=E({from:`/completions/$id`}),a=(0,H.useMemo)(()=>Ge(e),[e]),o=(0,H.useMemo)(()=>{let e=e=>{e===null?b(`There is no further one`):r({to:`/completions/$id`,params:{id:e},search:i===void 0?{}:{t:i},replace:!0})},t=async t=>{n!==null&&e(await Oe(n,t))};return a?{before:()=>e(a.before),after:()=>e(a.after)}:{before:()=>void t(!0).catch(()=>e(null)),after:()=>void t(!1).catch(()=>e(null))}},[a,n,r,i]),[s,c]=a?[a.before===null,a.after===null]:[n===null,n===null];return O((0,H.useMemo)(()=>{let e=`Completion`,t=e=>e?`the list ends here`:`no more is loaded`;return[{id:`item:previous`,title:`Previous of the list`,group:e,keys:[`[`],unavailable:s?t(!0):null,run:o.before},{id:`item:next`,title:`Next of the list`,group:e,keys:[`]`],unavailable:c?t(a?.isWhole??!0):null,run:o.after}]},[o,s,c,a])),t(`nav`,{"aria-label":`The list around it`,className:U.tools,children:[N(S,{to:`/completions`,children:`Completions`}),N(v,{isDisabled:s,onPress:o.before,children:`← Previous`}),N(v,{isDisabled:c,onPress:o.after,children:`Next →`}),N(`span`,{className:U.second,children:a?`${w(a.place+1)} of ${w(a.count)} loaded`:`in the order of time`})]})}function qe({held:e,id:n}){let[r,i]=(0,H.useState)(null);if((0,H.useEffect)(()=>{e.raw().then(i,()=>void 0)},[e]),!r)return N(D,{});let a=()=>e.text(r.id);return t(`div`,{children:[t(`p`,{className:U.tools,children:[t(`span`,{children:[w(r.characters),` characters`]}),N(v,{onPress:()=>void a().then(e=>y(e,`all of it`)),children:`Copy`}),N(v,{onPress:()=>void a().then(e=>he(n.replace(/[^\w.-]+/g,`_`),`json`,[e])),children:`Download`})]}),N(ge,{held:e,of:r.id,label:`Raw`})]})}var Q=500;function Je({id:e}){let{data:r,error:i,isPending:a,refetch:s}=M(Ee(e));if(a)return N(D,{});if(i)return N(n,{error:i,retry:()=>void s()});if(r.length===0)return N(u,{title:`No stack`,children:N(`p`,{children:`The client has not said where it made the call.`})});let c=r.toReversed();return t(m,{children:[N(`ol`,{className:U.stack,"aria-label":`Frames, innermost first`,children:c.slice(0,Q).map(({file:e,line:n,lineno:r,name:i},a)=>t(`li`,{children:[t(`div`,{children:[N(`b`,{children:N(o,{text:i??`?`})}),` `,t(`code`,{children:[N(o,{text:e??`?`}),r!==null&&`:${r}`]})]}),n!==null&&n!==``&&N(`pre`,{children:N(o,{text:n.trim()})})]},a))}),c.length>Q&&t(`p`,{children:[`The innermost `,Q,` of `,c.length,` frames.`]})]})}var $=[{tab:`conversation`,title:`Conversation`},{tab:`request`,title:`Request`},{tab:`response`,title:`Response`},{tab:`raw`,title:`Raw`},{tab:`stack`,title:`Stack`},{tab:`extra`,title:`Extra`},{tab:`feedback`,title:`Feedback`}],Ye=[`request`,`response`,`extra`,`raw`];function Xe(){let{id:e}=ne({from:`/completions/$id`});return N(ae,{title:`Completion`,children:N(Ze,{id:e},e)})}function Ze({id:r}){let{data:i,error:a,isPending:o,refetch:s}=M(W(r)),{t:c=`conversation`}=E({from:`/completions/$id`}),u=l(),[d,p]=(0,H.useState)(0),h=(0,H.useCallback)(()=>{u.invalidateQueries({queryKey:[`completion`,r]}),p(e=>e+1)},[u,r]);if($e(r),et(r),o)return N(D,{children:N(e,{})});if(a)return N(n,{error:a,retry:()=>void s()});let{completion:g}=i;return t(m,{children:[N(Ke,{id:r,createdAt:g?.createdAt??null}),g===null?N(f,{what:`completion`}):t(m,{children:[N(F,{errors:i.errors,retry:()=>void s()}),N(_e,{of:g,renew:h}),N(Ve,{of:g}),N(`nav`,{"aria-label":`Parts of the call`,className:U.tabs,children:$.map(({tab:e,title:t})=>N(`a`,{href:`#/completions/${encodeURIComponent(r)}?t=${e}`,"aria-current":e===c?`page`:void 0,children:t},e))}),t(`div`,{children:[c===`conversation`&&t(m,{children:[N(le,{of:g}),N(se,{of:g}),N(pe,{id:r},d)]}),N(Qe,{id:r,tab:c,alterations:g.alterations},`payload ${d}`),c===`stack`&&N(Je,{id:r}),c===`feedback`&&N(ke,{id:r})]})]})]})}function Qe({id:e,tab:t,alterations:r}){let i=Ye.includes(t),[a,o]=(0,H.useState)(i);i&&!a&&o(!0);let{answered:s,error:c,again:l}=fe(ue,a?e:null),{at:u}=E({from:`/completions/$id`}),d=C({from:`/completions/$id`}),f=(0,H.useCallback)(e=>{d({search:t=>{let n={...t};return e===``?delete n.at:n.at=e,n},replace:!0})},[d]);return i?c===void 0?s?t===`raw`?N(qe,{id:e,...s}):N(We,{field:t,answered:s,alterations:r,at:u,onAt:f},t):N(D,{}):N(n,{error:c,retry:l}):null}function $e(e){let{mark:t}=re(a);O((0,H.useMemo)(()=>[{id:`copy-link`,title:`Copy the link`,group:`Completion`,keys:[`y`],run:()=>void y(location.href,`the link`)},{id:`mark`,title:`Mark to compare; the second opens both`,group:`Completion`,keys:[`m`],run:()=>t(e)},{id:`copy-id`,title:`Copy the id`,group:`Completion`,keys:[`Shift y`],run:()=>void y(e,`the id`)}],[e,t]))}function et(e){let t=C();O((0,H.useMemo)(()=>$.map(({tab:n,title:r},i)=>({id:`tab:${n}`,title:`Show ${r}`,group:`Completion`,keys:[String(i+1)],run:()=>void t({to:`/completions/$id`,params:{id:e},search:{t:n}})})),[e,t]))}export{Xe as Completion};